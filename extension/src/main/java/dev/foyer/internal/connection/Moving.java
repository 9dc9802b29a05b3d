// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.saved.Arrival;
import dev.foyer.internal.audience.saved.SavedConnection;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.audience.saved.Trail;
import dev.foyer.internal.connection.away.ResumeSecret;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.ResumeOffer.Claim;
import org.jspecify.annotations.Nullable;

/** Lets clients go on with connections that they have had on other nodes. Safe for any thread. */
final class Moving {

    private static final CompletableFuture<Optional<Arrival>> NOTHING =
            CompletableFuture.completedFuture(Optional.empty());

    private final SavedConnections saved;
    private final OpenConnections all;
    private final Duration window;

    /**
     * Creates what lets clients go on.
     *
     * @param window how long connections are kept after the end of this node
     */
    Moving(SavedConnections saved, OpenConnections all, Duration window) {
        this.saved = saved;
        this.all = all;
        this.window = window;
    }

    /**
     * Finds what another node has kept of the connection that a client comes back to, and lets no other client have it.
     * The whole handshake has been done before, so the client may connect.
     *
     * @return never completes exceptionally
     */
    CompletableFuture<Optional<Arrival>> find(ConnectionScope comer, Callbacks callbacks) {
        Claim claim = comer.offer() == null ? null : comer.offer().claim();
        if (claim == null || claim.node() == null || saved.node() == null) {
            return NOTHING;
        }
        String user = callbacks.userId();
        String key = ResumeSecret.key(claim.secret());
        return saved.take(claim.node(), key)
                .thenCompose(found -> found.filter(one -> one.id().equals(claim.connection()))
                        .filter(one -> isOf(one, comer.connection(), user))
                        .map(one -> vacated(new Arrival(one, key)))
                        .orElse(NOTHING))
                .toCompletableFuture();
    }

    private static boolean isOf(SavedConnection one, LiveConnection comer, @Nullable String user) {
        return one.endpoint().equals(comer.endpoint())
                && Optional.ofNullable(one.user()).equals(Optional.ofNullable(user));
    }

    /** Completes when this node has no connection of this id any more, which the client has left here before. */
    private CompletableFuture<Optional<Arrival>> vacated(Arrival arrival) {
        Lifecycle left = all.find(arrival.saved().id());
        if (left == null) {
            return CompletableFuture.completedFuture(Optional.of(arrival));
        }
        left.endNow(Closing.REPLACED);
        return left.gone().thenApply(gone -> Optional.of(arrival));
    }

    /** Lets a connection be found by other nodes, if there can be some. Called before it opens. */
    void follow(Lifecycle lifecycle, @Nullable Arrival arrival) {
        if (saved.node() != null) {
            LiveConnection connection = lifecycle.scope().connection();
            String before = connection.id();
            connection.follow(new Trail(saved, window, arrival));
            if (arrival != null) {
                all.renamed(lifecycle, before);
            }
        }
    }
}
