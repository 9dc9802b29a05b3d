// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Collection;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.outbound.Receiver;

/** The members of rooms. Safe for any thread. */
public interface Crowd {

    /** Returns the number of members on all nodes. */
    int size(Group room);

    /** Returns those on this node whose clients understand presence. */
    Collection<? extends Receiver> viewers(Group room);
}
