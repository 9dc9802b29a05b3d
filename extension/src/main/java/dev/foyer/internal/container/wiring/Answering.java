// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.util.Optional;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.container.beans.Services;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.dispatch.Deadline;
import dev.foyer.internal.dispatch.Dispatcher;
import dev.foyer.internal.dispatch.GuardedRooms;
import dev.foyer.internal.dispatch.NoGuard;
import dev.foyer.internal.dispatch.RoomEvents;
import dev.foyer.internal.dispatch.RoomRights;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.spi.RoomGuard;

/**
 * Wires what answers clients' events.
 *
 * @param logins say who was logged in when something went wrong
 * @param rights what a guard allows
 */
public record Answering(Dispatcher dispatcher, Answers answers, Logins logins, RoomRights rights) {

    /** Finds what decides on clients' requests to join rooms. */
    public static Optional<RoomGuard> guard(BeanManager beans) {
        Instance<RoomGuard> guards = beans.createInstance().select(RoomGuard.class);
        return guards.isUnsatisfied() ? Optional.empty() : Optional.of(guards.get());
    }

    public static Answering of(
            Services services,
            Settings settings,
            Threads threads,
            Optional<RoomGuard> guard,
            PayloadReader payloads,
            Answers answers) {
        RoomEvents rooms = guard.<RoomEvents>map(decides -> new GuardedRooms(
                        decides,
                        (connection, name) ->
                                services.rooms().in(connection.namespace()).get(name),
                        settings.limits().rooms().joined()))
                .orElseGet(NoGuard::new);
        var logins = new Logins();
        var deadline = new Deadline(settings.timeouts().event(), threads.timer());
        return new Answering(
                new Dispatcher(payloads, rooms, answers, logins, deadline),
                answers,
                logins,
                new RoomRights(rooms, answers));
    }
}
