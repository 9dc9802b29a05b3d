// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.follow;

import dev.foyer.Closing;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.Follower;
import dev.foyer.internal.audience.LiveConnection;

/** Tells the other nodes which groups have members here, and how many. */
record NodesFollower(OtherNodes others) implements Follower {

    @Override
    public void opened(LiveConnection connection) {
        others.resized(Group.EVERYONE);
    }

    @Override
    public void closed(LiveConnection connection, Closing closing) {
        others.resized(Group.EVERYONE);
    }

    @Override
    public void occupied(Group group) {
        others.occupied(group);
    }

    @Override
    public void vacant(Group group) {
        others.vacant(group);
    }

    @Override
    public void entered(Group room, LiveConnection connection) {
        others.resized(room);
    }

    @Override
    public void exited(Group room, LiveConnection connection) {
        others.resized(room);
    }
}
