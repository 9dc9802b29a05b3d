// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.Table;

import dev.foyer.spi.StoredState;

// tag::entity
@Entity
@Table(name = "saved_boards")
public class SavedBoard {

    @Id
    @Column(length = 256)
    private String room;

    private long version;

    @Lob
    private String json;

    protected SavedBoard() {}

    SavedBoard(String room) {
        this.room = room;
        this.version = -1;
    }

    void take(StoredState state) {
        if (state.version() > version) {
            version = state.version();
            json = state.json();
        }
    }

    StoredState state() {
        return new StoredState(version, json);
    }
}
// end::entity
