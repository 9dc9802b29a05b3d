// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import dev.foyer.Closing;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.inbound.Inbox;
import dev.foyer.internal.inbound.Pulse;
import dev.foyer.internal.inbound.SignOfLife;
import dev.foyer.internal.inbound.TokenBucket;
import dev.foyer.internal.model.settings.FrameLimits;
import dev.foyer.internal.model.settings.HeartbeatTimes;
import dev.foyer.internal.model.settings.PendingLimits;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.transport.Transport;

/** Creates the connections of one application. Safe for any thread. */
public final class ConnectionFactory {

    private final Settings settings;
    private final Scopes scopes;
    private final Sending sending;
    private final OpenConnections all;
    private final Timing timing;

    public ConnectionFactory(Settings settings, Scopes scopes, Sending sending, OpenConnections all, Timing timing) {
        this.settings = settings;
        this.scopes = scopes;
        this.sending = sending;
        this.all = all;
        this.timing = timing;
    }

    /** Creates a connection whose socket has not opened. It counts from now on. */
    public Lifecycle create(ConnectionScope scope) {
        PendingLimits pending = settings.limits().pending();
        FrameLimits frames = settings.limits().frames();
        var inbox = new Inbox(pending.frames(), pending.bytes(), pending.concurrentEvents(), timing.workers());
        var bucket = new TokenBucket(frames.perSecond(), 1, frames.burst(), timing.nanos());
        var lifecycle = new Lifecycle(
                scope, new Callbacks(scopes, scope), inbox, new Conduct(bucket, new BadMessages()), timing.stop());
        all.add(lifecycle);
        return lifecycle;
    }

    /**
     * Opens a connection.
     *
     * @param ours whether the client understands the subprotocol {@code foyer.v1}
     */
    public void open(Lifecycle lifecycle, Transport transport, boolean ours, ContainerObjects container) {
        boolean inRequest = scopes.opensInRequest(); // some containers open a connection within its upgrade request
        String id = lifecycle.scope().connection().id();
        lifecycle.open(
                new Opening(
                        sending.outboxes().open(transport, ours, closing -> ended(lifecycle, closing)),
                        watch(ours, inRequest),
                        container,
                        ours ? sending.writer().welcome(id, settings.heartbeat().interval()) : null,
                        timing.wall().instant()),
                inRequest);
    }

    private PeerWatch watch(boolean ours, boolean inRequest) {
        HeartbeatTimes beat = settings.heartbeat();
        long now = timing.nanos().getAsLong();
        Pulse pulse = inRequest
                ? Pulse.doubtful(beat.interval(), beat.timeout(), now)
                : new Pulse(
                        beat.interval(), beat.timeout(), now, timing.random().nextDouble());
        return new PeerWatch(
                pulse,
                ours ? new SignOfLife(beat.interval()) : null,
                sending.writer().pong(),
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

    private void ended(Lifecycle lifecycle, Closing closing) {
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
