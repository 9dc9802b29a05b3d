// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import dev.foyer.Connection;
import dev.foyer.PastEvent;
import dev.foyer.Present;
import dev.foyer.Room;
import dev.foyer.State;
import dev.foyer.internal.state.SharedState;
import org.jspecify.annotations.Nullable;

/** A room that a template names after the path of the current connection. */
record PathRoom(Supplier<NamedRoom> current) implements Room, Addressable {

    @Override
    public String name() {
        return current.get().name();
    }

    @Override
    public String namespace() {
        return current.get().namespace();
    }

    @Override
    public void join(Connection connection) {
        current.get().join(connection);
    }

    @Override
    public void leave(Connection connection) {
        current.get().leave(connection);
    }

    @Override
    public void join(Connection connection, Object presence) {
        current.get().join(connection, presence);
    }

    @Override
    public void present(Connection connection, Object presence) {
        current.get().present(connection, presence);
    }

    @Override
    public <T> State<T> state(Class<T> type) {
        return new SharedState<>(() -> registry().states(), () -> current.get().group(), type);
    }

    @Override
    public <T> Map<String, List<Present<T>>> presence(Class<T> type) {
        return current.get().presence(type);
    }

    @Override
    public void joinWithHistory(Connection connection, int last) {
        current.get().joinWithHistory(connection, last);
    }

    @Override
    public List<PastEvent> history(int last) {
        return current.get().history(last);
    }

    @Override
    public boolean contains(Connection connection) {
        return current.get().contains(connection);
    }

    @Override
    public int size() {
        return current.get().size();
    }

    @Override
    public Recipients recipients() {
        return current.get().recipients();
    }

    @Override
    public Registry registry() {
        return current.get().registry();
    }

    /** Tests whether the other room is the one that this one stands for, which needs a current connection. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Room && current.get().equals(other);
    }

    @Override
    public int hashCode() {
        return current.get().hashCode();
    }

    @Override
    public String toString() {
        return current.get().toString();
    }
}
