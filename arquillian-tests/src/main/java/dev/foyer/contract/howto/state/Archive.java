// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.state;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.foyer.StateForgotten;

// tag::archive
@ApplicationScoped
public class Archive {

    private final Map<String, Board> boards = new ConcurrentHashMap<>(); // in place of a database

    void forgotten(@Observes StateForgotten event) {
        if (event.value() instanceof Board last) { // other rooms may remember other types
            boards.put(event.room().name(), last);
        }
    }
    // end::archive

    public Map<String, Board> boards() {
        return boards;
    }
}
