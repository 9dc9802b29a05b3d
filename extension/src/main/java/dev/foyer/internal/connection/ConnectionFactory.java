// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Duration;
import java.util.Optional;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.away.Parking;
import dev.foyer.internal.connection.away.ScopedReturn;
import dev.foyer.internal.connection.away.Tickets;
import dev.foyer.internal.connection.peer.BadMessages;
import dev.foyer.internal.connection.peer.Conduct;
import dev.foyer.internal.connection.peer.PeerWatch;
import dev.foyer.internal.connection.peer.Refreshes;
import dev.foyer.internal.connection.welcome.Beginning;
import dev.foyer.internal.connection.welcome.NoIntroduction;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.FewLines;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.Validity;
import dev.foyer.internal.inbound.Inbox;
import dev.foyer.internal.inbound.Pulse;
import dev.foyer.internal.inbound.SignOfLife;
import dev.foyer.internal.inbound.TokenBucket;
import dev.foyer.internal.model.settings.FrameLimits;
import dev.foyer.internal.model.settings.HeartbeatTimes;
import dev.foyer.internal.model.settings.PendingLimits;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.OutboxListener;
import dev.foyer.internal.transport.Transport;

/** Creates the connections of one application. Safe for any thread. */
public final class ConnectionFactory {

    private final Settings settings;
    private final Scopes scopes;
    private final Sending sending;
    private final OpenConnections all;
    private final Timing timing;
    private final Validity validity;
    private final Moving moving;
    private final Greeting.Means means;
    private final Resumption resumption;
    private final FewLines ends;

    public ConnectionFactory(Settings settings, Scopes scopes, Sending sending, OpenConnections all, Timing timing) {
        this.settings = settings;
        this.scopes = scopes;
        this.sending = sending;
        this.all = all;
        this.timing = timing;
        this.validity =
                new Validity(timing.wall(), settings.exposure().credentials().grace());
        Duration window = settings.outbox().resume().window();
        this.moving = new Moving(sending.saved(), all, window);
        this.means = new Greeting.Means(
                sending.writer(),
                settings.heartbeat().interval(),
                new Tickets(window, timing.random(), sending.saved()),
                moving,
                new ScopedReturn(scopes, sending.rejoining()));
        this.resumption = new Resumption(scopes, means, all, timing);
        this.ends = new FewLines(timing.nanos());
    }

    /**
     * Creates a line whose session has not opened: of the connection that the client comes back to, or else of a new
     * one, which counts from now on.
     */
    public Line create(ConnectionScope scope) {
        return scope.offer() == null ? begin(scope) : comeBack(scope).orElseGet(() -> begin(scope));
    }

    private Optional<Line> comeBack(ConnectionScope scope) {
        return resumption.claim(scope, new Callbacks(scopes, scope).userId()).map(this::line);
    }

    private Line begin(ConnectionScope scope) {
        PendingLimits pending = settings.limits().pending();
        FrameLimits frames = settings.limits().frames();
        var inbox = new Inbox(pending.frames(), pending.bytes(), pending.concurrentEvents(), timing.workers());
        var bucket = new TokenBucket(frames.perSecond(), 1, frames.burst(), timing.nanos());
        var lifecycle = new Lifecycle(
                scope,
                new Callbacks(scopes, scope),
                inbox,
                new Conduct(bucket, new Refreshes(timing.nanos()), new BadMessages(), validity),
                timing.stop());
        all.add(lifecycle);
        long begun = sending.measures().now();
        var unused = lifecycle.gone().thenAccept(closing -> ended(scope, closing, begun));
        Line line = line(lifecycle);
        lifecycle.turnTo(line);
        return line;
    }

    private Line line(Lifecycle lifecycle) {
        return new Line(lifecycle, sending.measures().traffic());
    }

    private void ended(ConnectionScope scope, Closing closing, long begun) {
        LiveConnection connection = scope.connection();
        sending.measures().ended(connection.endpoint(), closing.code(), begun);
        ends.debug(() -> "Connection " + connection.id() + " at " + connection.endpoint() + " has ended with "
                + closing.code() + (closing.reason().isEmpty() ? "." : ": " + closing.reason()));
    }

    /**
     * Opens a line.
     *
     * @param comer the scope of its handshake
     * @param ours whether the client understands the subprotocol {@code foyer.v1}
     */
    public void open(Line line, ConnectionScope comer, Transport transport, boolean ours, ContainerObjects container) {
        boolean inRequest = scopes.opensInRequest(); // some containers open a connection within its upgrade request
        Lifecycle lifecycle = line.lifecycle();
        PeerWatch watch = watch(lifecycle, ours, inRequest);
        if (lifecycle.scope() != comer) {
            resumption.resume(new Return(line, comer), transport, watch, container, inRequest);
            return;
        }
        Parking parking = ours ? resumption.parking(comer) : null;
        Outbox outbox = sending.outboxes().open(transport, ours, new Listener(lifecycle));
        if (parking != null) {
            outbox.keep();
        }
        var opening = new Opening(outbox.channel(), watch, container);
        line.opened(opening);
        lifecycle.open(
                outbox,
                opening,
                parking,
                new Beginning(
                        ours ? new Greeting(lifecycle, parking, means) : NoIntroduction.INSTANCE,
                        timing.wall().instant(),
                        inRequest,
                        moving.find(comer, new Callbacks(scopes, comer))));
    }

    private PeerWatch watch(Lifecycle lifecycle, boolean ours, boolean inRequest) {
        HeartbeatTimes beat = settings.heartbeat();
        long now = timing.nanos().getAsLong();
        Pulse pulse = inRequest
                ? Pulse.doubtful(beat.interval(), beat.timeout(), now)
                : new Pulse(
                        beat.interval(), beat.timeout(), now, timing.random().nextDouble());
        return new PeerWatch(
                pulse,
                ours ? new SignOfLife(beat.interval()) : null,
                () -> pong(lifecycle.arrived()),
                settings.outbox().sendTimeout(),
                now);
    }

    /** Tests whether the application is stopping, so that new connections must be closed. */
    public boolean isStopping() {
        return timing.stop().isBegun();
    }

    /** Destroys the beans of an admission that never became a connection. */
    public void discard(ConnectionScope scope) {
        scopes.discard(scope);
    }

    private Frame pong(long arrived) {
        return arrived < 0 ? sending.writer().pong() : sending.writer().pong(arrived);
    }

    /** Is told what the outbox of a connection does by itself. */
    private final class Listener implements OutboxListener {
        private final Lifecycle lifecycle;

        Listener(Lifecycle lifecycle) {
            this.lifecycle = lifecycle;
        }

        @Override
        public void parked(Closing reason) {
            Absence absence = lifecycle.absence();
            if (absence != null
                    && absence.begin(
                            reason, lifecycle.isOpened(), timing.nanos().getAsLong())) {
                all.parked(absence);
            }
        }

        @Override
        public void ended(Closing closing) {
            if (closing.equals(Closing.SLOW)) {
                Log.warning(
                        Code.SLOW_READER,
                        lifecycle.scope().connection().id(),
                        settings.outbox().maxBytes(),
                        settings.outbox().sendTimeout());
            }
            lifecycle.ended(closing);
        }
    }
}
