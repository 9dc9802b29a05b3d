// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.history;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import jakarta.json.bind.Jsonb;

import dev.foyer.PastEvent;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.records.RecordJsonb;
import dev.foyer.internal.wire.FrameReader;
import dev.foyer.internal.wire.Incoming;

/** Returns what rooms have kept, as the application sees it. Safe for any thread. */
public final class Histories {

    /** How long a caller waits for the log. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final FrameReader FRAMES = new FrameReader(1_000);

    private final LogRooms rooms;
    private final Jsonb jsonb;
    private final Surroundings surroundings;
    private final Waits waits;

    /** Creates histories. JSON-B's adapters are called within the surroundings. */
    public Histories(LogRooms rooms, Jsonb jsonb, Surroundings surroundings, Waits waits) {
        this.rooms = rooms;
        this.jsonb = jsonb instanceof RecordJsonb found ? found.library() : jsonb;
        this.surroundings = surroundings;
        this.waits = waits;
    }

    /** Returns the rooms that have a history. */
    public LogRooms rooms() {
        return rooms;
    }

    /** An event, as it was emitted. */
    private record Past(Histories of, Entry entry) implements PastEvent {

        @Override
        public String name() {
            return entry.event().event().name();
        }

        @Override
        public Optional<String> json() {
            return FRAMES.read(entry.event().event().frame().text()) instanceof Incoming.Event event
                    ? Optional.ofNullable(event.data())
                    : Optional.empty();
        }

        @Override
        public <T> T data(Class<T> type) {
            String json = json().orElseThrow(() -> new IllegalStateException(Code.PAST_EMPTY.text(name())));
            try {
                return of.surroundings.supply(() -> of.jsonb.fromJson(json, type));
            } catch (RuntimeException unreadable) {
                throw new IllegalArgumentException(Code.PAST_UNREADABLE.text(name(), type.getName()), unreadable);
            }
        }

        @Override
        public Instant time() {
            return entry.event().time();
        }

        @Override
        public String position() {
            return entry.at().toString();
        }

        @Override
        public String toString() {
            return "PastEvent[" + name() + ' ' + position() + ']';
        }
    }

    /** Returns the latest events of a room, the oldest first. */
    public List<PastEvent> of(Group room, int last) {
        CompletableFuture<Stretch> read = rooms.latest(room, last).toCompletableFuture();
        try {
            if ((read.isDone() || waits.await(read, PATIENCE.toNanos())) && !read.isCompletedExceptionally()) {
                return read.join().entries().stream()
                        .<PastEvent>map(entry -> new Past(this, entry))
                        .toList();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(Code.HISTORY_AWAY.text(room.name()));
    }
}
