// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;

import dev.foyer.Present;
import dev.foyer.RoomPresence;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.model.PresenceTypes;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.presence.Crowd;
import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.presence.PresenceJson;
import dev.foyer.internal.presence.Presences;
import org.jspecify.annotations.Nullable;

/**
 * Takes and returns who is present in rooms as the application says it. Rooms without a {@link RoomPresence} type cost
 * nothing. Safe for any thread.
 */
public final class RoomPresences implements Follower {

    /** How long a caller waits for what is known on other nodes. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final PresenceTypes types;
    private final EmitValidator validator;
    private final PresenceJson json;
    private final Presences presences;
    private final Moments moments;

    /**
     * The time, and what lets a thread wait.
     *
     * @param clock the wall clock
     */
    public record Moments(Clock clock, Waits waits) {}

    public RoomPresences(
            PresenceTypes types, EmitValidator validator, PresenceJson json, Presences presences, Moments moments) {
        this.types = types;
        this.validator = validator;
        this.json = json;
        this.presences = presences;
        this.moments = moments;
    }

    /** Returns the members of rooms. */
    public static Crowd crowd(Registry registry) {
        return new Crowd() {
            @Override
            public int size(Group room) {
                return registry.size(room);
            }

            @Override
            public Collection<? extends Receiver> viewers(Group room) {
                return registry.members(room).stream()
                        .filter(LiveConnection::understandsFoyer)
                        .toList();
            }
        };
    }

    /** Returns what the nodes tell each other. */
    public Presences presences() {
        return presences;
    }

    private boolean concerns(Group room) {
        return !types.isEmpty() && types.of(room.name()).isPresent();
    }

    @Override
    public void entered(Group room, LiveConnection connection) {
        if (concerns(room)) {
            presences.joined(room, viewer(connection));
        }
    }

    @Override
    public void exited(Group room, LiveConnection connection) {
        if (concerns(room)) {
            presences.left(room, connection.id(), viewer(connection));
        }
    }

    private static @Nullable Receiver viewer(LiveConnection connection) {
        return connection.understandsFoyer() ? connection : null;
    }

    @Override
    public void changed(Group room, LiveConnection connection) {
        if (concerns(room)) {
            presences.away(room, connection.id(), connection.isAway());
        }
    }

    void put(Group room, Entry entry) {
        presences.put(room, entry);
    }

    /**
     * Returns what the others see of a connection.
     *
     * @throws IllegalArgumentException if the room takes no such value
     */
    Entry entry(Group room, LiveConnection connection, Object value) {
        check(room, value.getClass());
        String violations = validator.violations(value);
        if (violations != null) {
            throw new IllegalArgumentException(
                    Code.PRESENCE_INVALID.text(value.getClass().getName(), violations));
        }
        String user = connection.userId().orElse(connection.id());
        return new Entry(connection.id(), user, moments.clock().instant(), json.write(value), connection.isAway());
    }

    private void check(Group room, Class<?> type) {
        Class<?> declared = types.of(room.name()).orElse(null);
        if (declared == null) {
            throw new IllegalArgumentException(Code.PRESENCE_UNDECLARED.text(room.name(), type.getName()));
        }
        if (declared != type) {
            throw new IllegalArgumentException(
                    Code.PRESENCE_TYPE.text(room.name(), declared.getName(), type.getName()));
        }
    }

    /** Returns the users who are present in a room, with their connections. */
    <T> Map<String, List<Present<T>>> of(Group room, Class<T> type) {
        check(room, type);
        Future<Boolean> known = presences.known(room);
        if (!known.isDone()) {
            await(room, known);
        }
        var users = new LinkedHashMap<String, List<Present<T>>>();
        for (Entry entry : presences.present(room)) {
            users.computeIfAbsent(entry.user(), user -> new ArrayList<>())
                    .add(new Present<>(
                            entry.connection(), json.read(entry.value(), type), entry.since(), entry.away()));
        }
        users.replaceAll((user, connections) -> Collections.unmodifiableList(connections));
        return Collections.unmodifiableMap(users);
    }

    private void await(Group room, Future<Boolean> known) {
        try {
            if (!moments.waits().await(known, PATIENCE.toNanos())) {
                presences.giveUp(room);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
