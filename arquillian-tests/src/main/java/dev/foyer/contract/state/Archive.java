// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.state;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

import dev.foyer.Connections;
import dev.foyer.StateForgotten;

/** Tells everybody what counters have forgotten. */
@ApplicationScoped
public class Archive {

    @Inject
    private Connections connections;

    void forgotten(@Observes StateForgotten event) {
        if (event.value() instanceof Counter last) {
            connections.everyone().emit("forgotten", event.room().name() + ' ' + last.number());
        }
    }
}
