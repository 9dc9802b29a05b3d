// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;

import dev.foyer.EventsMissed;
import dev.foyer.Room;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import org.jspecify.annotations.Nullable;

/** Does on this node what other nodes tell. Safe for any thread. */
public final class Arrivals {

    private final Registry registry;

    public Arrivals(Registry registry) {
        this.registry = registry;
    }

    /** Does something with the connections of an address. Never holds the calling thread up. */
    public void arrive(Address to, Action action) {
        Collection<LiveConnection> here = Resolution.of(to, registry::members);
        if (action instanceof Emitted event) {
            registry.emitter().arrive(here, to.room(), event);
        } else if (action instanceof Action.Missed missed) {
            tell(here, to, missed);
        } else {
            registry.perform(here, action);
        }
    }

    private void tell(Collection<LiveConnection> here, Address to, Action.Missed missed) {
        if (!here.isEmpty()) {
            registry.emitter().missed(here, to.room());
            registry.tell(new EventsMissed(room(to), missed.since(), missed.until()));
        }
    }

    private @Nullable Room room(Address address) {
        return address instanceof Group group && group.isRoom() ? new NamedRoom(group, registry) : null;
    }
}
