// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import dev.foyer.EventsMissed;

/** In the deployed application: remembers what this node was told of losses. */
@ApplicationScoped
public class Losses {

    private final List<Loss> all = new CopyOnWriteArrayList<>();

    void missed(@Observes EventsMissed event) {
        all.add(new Loss(
                event.room() == null ? Loss.ANY : event.room().name(),
                event.since().toEpochMilli(),
                event.until().toEpochMilli()));
    }

    List<Loss> all() {
        return all;
    }
}
