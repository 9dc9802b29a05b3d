// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import dev.foyer.EventsMissed;
import dev.foyer.Room;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.history.Hall;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.outbound.backlog.Load;
import dev.foyer.internal.presence.Presences;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** The connections of this node, as the other nodes see them. Safe for any thread. */
public final class ThisNode implements Hall {

    private final Registry registry;

    public ThisNode(Registry registry) {
        this.registry = registry;
    }

    @Override
    public void arrive(Address to, Action action) {
        if (action instanceof Emitted event) {
            registry.emitter().arrive(to, event, () -> Resolution.of(to, registry::members));
            return;
        }
        Collection<LiveConnection> here = Resolution.of(to, registry::members);
        if (action instanceof Action.Missed missed) {
            tell(here, to, missed);
        } else {
            perform(registry, here, action);
        }
    }

    /** Takes an event of this node that has come back from the engine. */
    public void cameBack(Address to, Emitted event) {
        registry.emitter().latest().cameBack(to, event, () -> Resolution.of(to, registry::members));
    }

    /** Returns the connections of a group that are here. */
    public Collection<? extends Receiver> members(Group group) {
        return registry.members(group);
    }

    /** Returns what waits in all outboxes. */
    public Load load() {
        var load = new Load();
        registry.members(Group.EVERYONE)
                .forEach(connection -> connection.outbox().addTo(load));
        return load;
    }

    /** Does something on all nodes. */
    static void act(Registry registry, Recipients recipients, Action action) {
        perform(registry, recipients.here(), action);
        if (registry.others().areReachable()) {
            var unused = registry.others().tell(recipients.address(), action);
        }
    }

    private static void perform(Registry registry, Collection<LiveConnection> connections, Action action) {
        for (LiveConnection connection : connections) {
            if (action instanceof Action.Close close) {
                connection.close(close.closing());
            } else if (action instanceof Action.Join join) {
                registry.joins().joinIfNear(join.room(), connection);
            } else if (action instanceof Action.Leave leave) {
                registry.leave(leave.room(), connection);
            }
        }
    }

    @Override
    public boolean isOccupied(Group room) {
        return registry.sizeHere(room) > 0;
    }

    @Override
    public boolean isMember(Group room, String connection) {
        LiveConnection live = registry.connection(connection);
        return live != null && registry.contains(room, live);
    }

    @Override
    public void begins(Group room, Position at) {
        for (LiveConnection member : registry.members(room)) {
            Trail trail = member.trail();
            if (trail != null && trail.joinedAt(room) == null) {
                trail.entering(room, at);
                Saving.save(member);
            }
        }
    }

    @Override
    public void missed(Group room, String connection) {
        registry.emitter().missed(registry.members(Group.connection(connection)), room.room());
    }

    /** Returns the ids of the connections. */
    public Set<String> ids() {
        return registry.ids();
    }

    /** Keeps a connection, if it is still there, where other nodes find it. */
    public void save(String id) {
        LiveConnection connection = registry.connection(id);
        if (connection != null) {
            Saving.save(connection);
        }
    }

    /** Returns the number of connections. */
    public int connections() {
        return registry.members(Group.EVERYONE).size();
    }

    /** Returns the number of members that a room has here. */
    public int size(Group room) {
        return registry.sizeHere(room);
    }

    /** Returns the rooms that have members here. */
    public List<Group> rooms() {
        return registry.rooms();
    }

    /** Returns who is present in rooms. */
    public Presences presences() {
        return registry.presences().presences();
    }

    private void tell(Collection<LiveConnection> here, Address to, Action.Missed missed) {
        if (to instanceof Group group && (group.isRoom() || group.equals(Group.EVERYONE))) {
            presences().missed(group.isRoom() ? group : null);
        }
        if (!here.isEmpty()) {
            registry.emitter().missed(here, to.room());
            registry.tell(new EventsMissed(room(to), missed.since(), missed.until()));
        }
    }

    private @Nullable Room room(Address address) {
        return address instanceof Group group && group.isRoom() ? new NamedRoom(group, registry) : null;
    }
}
