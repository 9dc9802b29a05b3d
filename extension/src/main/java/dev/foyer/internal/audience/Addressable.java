// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

import dev.foyer.AfterCommit;
import dev.foyer.Audience;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Delivery;
import dev.foyer.Room;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** An audience of Foyer's own. It names its recipients and inherits the methods of {@link Audience}. */
interface Addressable extends Audience {

    /** A combination of audiences. It can be created before there is an emitter. */
    record Selection(Recipients recipients, Registry registry) implements Addressable {}

    Recipients recipients();

    Registry registry();

    @Override
    default Delivery emit(Object event) {
        return registry().emitter().emit(recipients(), event);
    }

    @Override
    default Delivery emit(String name, @Nullable Object data) {
        return registry().emitter().emit(recipients(), name, data);
    }

    @Override
    default AfterCommit afterCommit() {
        return new Later(recipients(), registry());
    }

    /** Emits after the commit. Those who get it are determined then. */
    record Later(Recipients recipients, Registry registry) implements AfterCommit {

        @Override
        public void emit(Object event) {
            registry.emitter().emitAfterCommit(recipients, event);
        }

        @Override
        public void emit(String name, @Nullable Object data) {
            registry.emitter().emitAfterCommit(recipients, name, data);
        }
    }

    @Override
    default Set<Connection> members() {
        return new LinkedHashSet<>(recipients().here());
    }

    @Override
    default void close(Closing closing) {
        if (!closing.isSendable()) {
            throw new IllegalArgumentException(Code.CLOSE_CODE.text(closing.code()));
        }
        ThisNode.act(registry(), recipients(), new Action.Close(closing));
    }

    @Override
    default void join(Room room) {
        ThisNode.act(registry(), recipients(), new Action.Join(groupOf(room)));
    }

    @Override
    default void leave(Room room) {
        ThisNode.act(registry(), recipients(), new Action.Leave(groupOf(room)));
    }

    @Override
    default Audience except(Connection... connections) {
        Set<LiveConnection> excluded = new HashSet<>();
        for (Connection connection : connections) {
            excluded.add(CurrentConnection.live(connection));
        }
        return new Selection(recipients().except(excluded), registry());
    }

    @Override
    default Audience and(Audience other) {
        return new Selection(recipients().and(of(other).recipients()), registry());
    }

    /** Returns the group of a room, also of one that stands for another. */
    static Group groupOf(Room room) {
        return Group.room(room.namespace(), room.name());
    }

    /** Returns an audience of Foyer's own, also for a proxy that CDI has injected. */
    static Addressable of(Audience audience) {
        if (audience instanceof Addressable ours) {
            return ours;
        }
        if (audience instanceof Connection connection) {
            return CurrentConnection.live(connection);
        }
        throw new IllegalArgumentException(
                Code.AUDIENCE_FOREIGN.text(audience.getClass().getName()));
    }
}
