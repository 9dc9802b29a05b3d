// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** In the database. */
@Entity
public class Note {

    @Id
    private String text = "";

    /** For JPA. */
    protected Note() {}

    /** A note that says something. */
    public Note(String text) {
        this.text = text;
    }

    /** What it says. */
    public String text() {
        return text;
    }
}
