// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

/** In a deployed application: notes what happened, for {@link JournalServlet} to tell. */
@ApplicationScoped
public class Journal {

    private final List<String> entries = new CopyOnWriteArrayList<>();

    /** Adds an entry. */
    public void note(String entry) {
        entries.add(entry);
    }

    /** All entries, in order. */
    public List<String> entries() {
        return List.copyOf(entries);
    }
}
