// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import dev.foyer.Closing;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.latest.LatestEvents;

/** Has those who enter a room get the newest events, and those of rooms without members forgotten. */
record LatestFollower(LatestEvents latest) implements Follower {

    @Override
    public void closed(LiveConnection connection, Closing closing) {
        latest.vacant(Group.connection(connection.id()));
    }

    @Override
    public void vacant(Group group) {
        latest.vacant(group);
    }

    @Override
    public void entering(Group room, LiveConnection connection) {
        latest.entering(room, connection);
    }

    @Override
    public void settle() {
        latest.run();
    }
}
