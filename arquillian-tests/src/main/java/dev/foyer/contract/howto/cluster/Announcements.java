// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.cluster;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Rooms;

@ApplicationScoped
public class Announcements {

    @Inject
    private Rooms rooms;

    public void announce(String text) {
        rooms.get("lobby").emit("announced", text);
    }
}
