// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.saved;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** What a connection has brought from another node. Safe for any thread. */
public final class Arrival {

    /** How long the client has to say how far it has got. */
    private static final long PATIENCE_NANOS = 10_000_000_000L;

    private static final long NEVER = Long.MIN_VALUE;

    private final SavedConnection saved;
    private final String key;
    private final CompletableFuture<@Nullable Map<String, Position>> positions = new CompletableFuture<>();
    private long since = NEVER; // the first check; for one thread

    /**
     * Creates what was brought.
     *
     * @param key under which the connection was kept
     */
    public Arrival(SavedConnection saved, String key) {
        this.saved = saved;
        this.key = key;
    }

    /** Returns under which key the connection was kept. Its client uses it again if it does not hear of this node. */
    public String key() {
        return key;
    }

    /** Returns what was kept of the connection. */
    public SavedConnection saved() {
        return saved;
    }

    /** Takes what the client says: for each room, the position of the newest event that it has got. */
    public void told(Map<String, Position> newest) {
        positions.complete(Map.copyOf(newest));
    }

    /** Waits for the client no longer if that takes too long. For one thread. */
    public void check(long now) {
        since = since == NEVER ? now : since;
        if (now - since > PATIENCE_NANOS) {
            giveUp();
        }
    }

    /** Tests whether the connection was in a room. */
    public boolean isOf(String room) {
        return saved.rooms().stream().anyMatch(one -> one.name().equals(room));
    }

    /** Waits for the client no longer. */
    public void giveUp() {
        positions.complete(null);
    }

    /** Completes with what the client says, or with {@code null} if it says nothing. */
    public CompletionStage<@Nullable Map<String, Position>> positions() {
        return positions;
    }
}
