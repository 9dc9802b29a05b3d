// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongFunction;

import dev.foyer.Closing;
import dev.foyer.Resumed;
import dev.foyer.internal.connection.away.Parking;
import dev.foyer.internal.connection.away.Tickets;
import dev.foyer.internal.connection.peer.PeerWatch;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.ResumeOffer.Claim;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/** Gives connections whose lines are lost to the clients that come back to them. Safe for any thread. */
final class Resumption {

    private final Scopes scopes;
    private final Greeting.Means means;
    private final OpenConnections all;
    private final Timing timing;

    Resumption(Scopes scopes, Greeting.Means means, OpenConnections all, Timing timing) {
        this.scopes = scopes;
        this.means = means;
        this.all = all;
        this.timing = timing;
    }

    /**
     * Returns what lets a new connection outlive its line, or {@code null} if its client cannot come back, or if its
     * endpoint may keep objects of the line.
     */
    @Nullable
    Parking parking(ConnectionScope scope) {
        Duration window = means.tickets().window();
        boolean allowed = !window.isZero()
                && scope.offer() != null
                && !scope.endpoint().methods().takesSession()
                && scope.endpoint().methods().messages().isEmpty();
        return allowed ? new Parking(window) : null;
    }

    /**
     * Finds the connection that a client comes back to, and lets no other client have it. The whole handshake has been
     * done before, so the client may connect. If another user knows the secret, ends the connection.
     */
    Optional<Lifecycle> claim(ConnectionScope comer, @Nullable String user) {
        Claim claim = comer.offer() == null ? null : comer.offer().claim();
        Lifecycle earlier = claim == null ? null : all.find(claim.connection());
        Absence absence = earlier == null ? null : earlier.absence();
        if (claim == null || earlier == null || absence == null || !areAlike(earlier, comer)) {
            return Optional.empty();
        }
        Parking parking = absence.parking();
        Outbox outbox = absence.outbox();
        if (!earlier.scope().connection().userId().equals(Optional.ofNullable(user))) {
            if (parking.isKnown(claim.secret())) {
                absence.giveUp();
            }
            return Optional.empty();
        }
        if (!parking.claim(claim.secret())) {
            return Optional.empty();
        }
        outbox.lost(outbox.channel(), Closing.REPLACED); // if that is not known yet
        if (outbox.rest(claim.seen()) < 0) {
            outbox.abort(parking.reason());
            return Optional.empty();
        }
        return Optional.of(earlier);
    }

    private static boolean areAlike(Lifecycle earlier, ConnectionScope comer) {
        return earlier.scope().endpoint().type().equals(comer.endpoint().type());
    }

    /**
     * Goes on with a connection that was claimed.
     *
     * @param elsewhere whether a worker runs the callback, as the container reads on only when this thread is done
     */
    void resume(Return back, Transport transport, PeerWatch watch, ContainerObjects container, boolean elsewhere) {
        Lifecycle lifecycle = back.line().lifecycle();
        Absence absence = lifecycle.absence();
        Claim claim = back.comer().offer() == null ? null : back.comer().offer().claim();
        if (absence == null || claim == null) {
            throw new IllegalStateException("Nobody can come back to this connection.");
        }
        Parking parking = absence.parking();
        Outbox outbox = absence.outbox();
        scopes.readmit(lifecycle.scope(), back.comer());
        means.back().review(lifecycle.scope());
        Duration away = parking.length(timing.nanos().getAsLong());
        var answer = new Answer(lifecycle, claim.seen(), lifecycle.turnTo(back.line()), parking);
        boolean resumed = parking.end(() -> {
            boolean goesOn = outbox.resume(transport, claim.seen(), answer);
            if (goesOn) {
                absence.connection().resumed(new Resumed(answer.complete, away));
            }
            return goesOn;
        });
        if (!resumed) {
            transport.close(outbox.closing().orElse(Closing.RESTART)); // it has ended just now
            return;
        }
        all.resumed(absence);
        answer.save();
        var opening = new Opening(outbox.channel(), watch, container);
        back.line().opened(opening);
        lifecycle.resumed(opening, new Resumed(answer.complete, away), elsewhere);
        timing.workers().execute(() -> scopes.discard(back.comer()));
    }

    /** Writes the first frame on the new line, once its outbox knows what the client will not get. */
    private final class Answer implements LongFunction<Frame> {
        private final Lifecycle lifecycle;
        private final long seen;
        private final long got;
        private final Parking parking;
        private boolean complete;
        private Tickets.@Nullable Issued issued;

        Answer(Lifecycle lifecycle, long seen, long got, Parking parking) {
            this.lifecycle = lifecycle;
            this.seen = seen;
            this.got = got;
            this.parking = parking;
        }

        @Override
        public Frame apply(long from) {
            complete = from == seen;
            String id = lifecycle.scope().connection().id();
            Log.debug("Connection " + id + " goes on with a new line" + (complete ? "." : ", incomplete."));
            Tickets.Issued next = means.tickets().issue(id, parking);
            issued = next;
            return means.writer().resumed(means.welcomed(lifecycle), next.ticket(), got, complete ? -1 : from);
        }

        /** Keeps the connection under its new key. Called without a lock. */
        void save() {
            if (issued != null) {
                issued.save(lifecycle.scope().connection());
            }
        }
    }
}
