// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import dev.foyer.internal.address.Group;

/** Has a lock for each group, which groups may share. Safe for any thread. */
final class Locks {

    private final Object[] all = new Object[64];

    Locks() {
        for (int i = 0; i < all.length; i++) {
            all[i] = new Object();
        }
    }

    Object of(Group group) {
        return all[Math.floorMod(group.hashCode(), all.length)];
    }
}
