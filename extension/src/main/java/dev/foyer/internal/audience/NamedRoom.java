// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.List;
import java.util.Map;

import dev.foyer.Connection;
import dev.foyer.PastEvent;
import dev.foyer.Present;
import dev.foyer.Room;
import dev.foyer.State;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.history.LogRooms;
import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.state.SharedState;
import org.jspecify.annotations.Nullable;

/** A room, identified by its name. The registry holds its members. */
public record NamedRoom(Group group, Registry registry) implements Room, Addressable {

    @Override
    public String name() {
        return group.name();
    }

    @Override
    public String namespace() {
        return group.namespace();
    }

    @Override
    public void join(Connection connection) {
        registry.joins().join(group, CurrentConnection.live(connection), null);
    }

    @Override
    public <T> State<T> state(Class<T> type) {
        registry.states().rule(group.name(), type);
        return new SharedState<>(registry::states, () -> group, type);
    }

    @Override
    public void leave(Connection connection) {
        registry.leave(group, CurrentConnection.live(connection));
    }

    @Override
    public void join(Connection connection, Object presence) {
        LiveConnection live = CurrentConnection.live(connection);
        Entry seen = registry.presences().entry(group, live, presence);
        registry.joins().join(group, live, seen);
    }

    @Override
    public void present(Connection connection, Object presence) {
        LiveConnection live = CurrentConnection.live(connection);
        registry.present(group, live, registry.presences().entry(group, live, presence));
    }

    @Override
    public <T> Map<String, List<Present<T>>> presence(Class<T> type) {
        return registry.presences().of(group, type);
    }

    @Override
    public void joinWithHistory(Connection connection, int last) {
        LiveConnection live = CurrentConnection.live(connection);
        LogRooms logs = registry.emitter().histories().rooms();
        if (registry.contains(group, live)) {
            logs.wants(group, live.id(), last);
        } else {
            logs.join(group, live.id(), last, () -> join(live));
        }
    }

    @Override
    public List<PastEvent> history(int last) {
        return registry.emitter().histories().of(group, last);
    }

    @Override
    public boolean contains(Connection connection) {
        return registry.contains(group, CurrentConnection.live(connection));
    }

    @Override
    public int size() {
        return registry.size(group);
    }

    @Override
    public Recipients recipients() {
        return new Recipients.Members(group, registry);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        Object room = other instanceof PathRoom path ? path.current().get() : other;
        return room instanceof NamedRoom same && same.group.equals(group) && same.registry == registry;
    }

    @Override
    public int hashCode() {
        return group.hashCode();
    }

    @Override
    public String toString() {
        return "Room[" + group.name() + ']';
    }
}
