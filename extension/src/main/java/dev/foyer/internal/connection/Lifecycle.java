// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;

import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.container.Application;
import dev.foyer.internal.container.server.WatchedClosers;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.inbound.Inbox;
import dev.foyer.internal.inbound.Pulse;
import dev.foyer.internal.inbound.SignOfLife;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.Settings;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * One connection from its 101 to its end: {@code @OnOpen}, what arrives, {@code @OnClose}, {@code @OnDisconnect}, each in the
 * inbox's order. Safe for any thread.
 */
public final class Lifecycle {

    /** What a task returns that has nothing to wait for. */
    public static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    /** How long the container's close waits for a send, which takes microseconds. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Application application;
    private final ConnectionScope scope;
    private final LiveConnection connection;
    private final boolean inRequest; // some containers open a connection within its upgrade request, and read only then
    private final Inbox inbox;
    private final Conduct conduct;
    private final Callbacks callbacks;
    private final Pulse pulse;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    // Mutable state. Session and outbox are set once, before anything arrives; the inbox's tasks write the others.
    private volatile @Nullable Session session;
    private volatile @Nullable Outbox outbox;
    private volatile @Nullable SignOfLife life; // if the peer takes any
    private long unread = System.nanoTime(); // when the container last may not have read; the timer's own
    private volatile boolean opened;

    public Lifecycle(Application application, ConnectionScope scope) {
        this.application = application;
        this.scope = scope;
        this.connection = scope.connection();
        this.inRequest = application.scopes().opensInRequest();
        Settings settings = application.settings();
        this.inbox = new Inbox(
                settings.maxPendingFrames(),
                settings.maxPendingBytes(),
                settings.maxConcurrentEvents(),
                application.workers());
        this.conduct = new Conduct(application.settings());
        this.callbacks = new Callbacks(application, scope);
        this.pulse = pulse(application, inRequest);
    }

    private static Pulse pulse(Application application, boolean inRequest) {
        Duration interval = application.settings().heartbeatInterval();
        Duration timeout = application.settings().heartbeatTimeout();
        long now = System.nanoTime();
        return inRequest
                ? Pulse.doubtful(interval, timeout, now)
                : new Pulse(interval, timeout, now, ThreadLocalRandom.current().nextDouble());
    }

    /** Complete when nothing is left of it, after {@code @OnDisconnect}. */
    public CompletableFuture<Void> gone() {
        return gone;
    }

    /**
     * The socket is open. In an application that stops it is closed at once, and none of its callbacks run.
     *
     * @param welcome whether the client understands {@code foyer.v1}
     * @param seen what the application sees of the session
     */
    public void open(Transport transport, boolean welcome, Session seen, EndpointConfig config) {
        session = seen;
        Outbox box = application.outboxes().open(transport, welcome, this::endedByOutbox);
        outbox = box;
        life = welcome ? new SignOfLife(application.settings().heartbeatInterval()) : null;
        if (application.isStopping()) {
            box.close(Closing.RESTART);
            return;
        }
        Task first = () -> {
            opened(box, welcome, seen, config);
            return DONE;
        };
        if (inRequest) {
            inbox.beginElsewhere(first);
        } else {
            box.reading(() -> inbox.add(first));
        }
    }

    private void opened(Outbox box, boolean welcome, Session seen, EndpointConfig config) {
        connection.open(box, Instant.now(), callbacks.userId());
        opened = true;
        Throwable failure = callbacks.opened(seen, config);
        if (failure != null) {
            error(failure);
            box.close(Closing.FAILED);
        } else if (welcome) { // what it says is that @OnOpen has run
            connection.offer(application
                    .writer()
                    .welcome(connection.id(), application.settings().heartbeatInterval()));
        }
    }

    /** What the application sees of the session, if it is one of that endpoint's and open. */
    public Optional<Session> openSession(EndpointModel endpoint) {
        return scope.endpoint().type().equals(endpoint.type()) && connection.isOpen()
                ? Optional.ofNullable(session)
                : Optional.empty();
    }

    /** Something came from the peer. */
    public void heard() {
        pulse.heard();
    }

    /** A pong came from the peer; true if it answers a ping of the outbox. */
    public boolean pong(ByteBuffer content) {
        pulse.heard();
        Outbox box = outbox;
        return box != null && box.pong(content);
    }

    /** Looks after the peer: one that does not answer, or does not take what is sent, is gone. */
    void check(long now) {
        Outbox box = outbox;
        if (box == null || !opened) {
            return;
        }
        boolean running = inbox.isRunning();
        if (running) { // the container may not read meanwhile, so the peer may well have answered
            pulse.heard();
            unread = now;
        }
        if (box.isStuck(now, unread, application.settings().outboxSendTimeout())) { // also while it is closing
            box.abort(Closing.SLOW);
        }
        if (!box.isOpen()) {
            return;
        }
        SignOfLife signs = life;
        if (signs != null && signs.isDue(running, now)) {
            connection.offer(application.writer().pong());
        }
        switch (pulse.check(now, box.isSending())) {
            case NOTHING -> {}
            case DEAD -> box.abort(Closing.HEARTBEAT_MISSED);
            case PING -> box.ping();
        }
    }

    /**
     * Queues what arrived, on the thread that reads, unless the connection is ending; one for which too much waits is closed.
     *
     * @param bytes the size of the message
     */
    public void offer(Task task, int bytes) {
        Outbox box = outbox;
        if (box != null && box.isOpen()) {
            box.reading(() -> {
                if (!inbox.offer(task, bytes)) {
                    box.close(Conduct.policy("too many messages wait"));
                }
            });
        }
    }

    /** Runs a task beside those that wait, on a worker. Called by a task, which returns what this returns. */
    CompletionStage<Void> beside(Task task) {
        return inbox.beside(task);
    }

    /** Answers a ping of the application's client at once, on the thread that reads. */
    void answerPing() {
        Outbox box = outbox;
        if (box != null) {
            box.reading(() -> connection.offer(application.writer().pong()));
        }
    }

    /** Whether what arrives has to wait for a handler's stage. */
    boolean isWaiting() {
        return inbox.isWaiting();
    }

    /** Whether what arrives is still for somebody. */
    boolean isOpen() {
        Outbox box = outbox;
        return box != null && box.isOpen();
    }

    /** Whether the peer does not send too fast; counts a message. */
    public boolean isInTime() {
        return conduct.isInTime();
    }

    /** A message could be read. */
    public void understood() {
        conduct.understood();
    }

    /** A message could not be read: of several in a row the last one ends the connection. */
    public void misunderstood() {
        if (conduct.misunderstood()) {
            close(Conduct.misbehaved());
        }
    }

    /** Tells {@code @OnError}. */
    public void error(Throwable failure) {
        callbacks.failed(failure, session);
    }

    /** The container saw an error on the socket; its close follows. */
    public void failed(Throwable failure) {
        Log.debug("Connection " + connection.id() + ": " + failure.getClass().getName());
        inbox.add(() -> {
            error(failure);
            return DONE;
        });
    }

    /**
     * The container closes the connection, on this thread, and goes on when it may do so. If it does because it was asked to, the
     * outbox has the end told by a worker.
     */
    public void closed(Closing closing) {
        if (!WatchedClosers.isCloser()) {
            ended(closing);
        }
        Outbox box = outbox;
        if (box != null && !box.settle(SETTLE)) {
            Log.debug("Connection " + connection.id() + " is closed while something is being sent to it.");
        }
    }

    /** The connection has ended, whoever says so first; if this side has ended it, the reason is its own. */
    void ended(Closing closing) {
        Outbox box = outbox;
        Closing reason = box == null ? closing : box.closing().orElse(closing);
        discardOutbox();
        inbox.end(() -> disconnect(reason));
    }

    /** Ends the connection without waiting for the container or for an unfinished handler's stage. */
    public void endNow(Closing closing) {
        discardOutbox();
        inbox.endNow(() -> disconnect(closing));
    }

    /** Starts to close, after what is queued. */
    public void close(Closing closing) {
        Outbox box = outbox;
        if (box != null) {
            box.close(closing);
        }
    }

    private void endedByOutbox(Closing closing) {
        if (closing.equals(Closing.SLOW)) {
            Log.warning(
                    Code.SLOW_READER,
                    connection.id(),
                    application.settings().outboxMaxBytes(),
                    application.settings().outboxSendTimeout());
        }
        ended(closing);
    }

    private void discardOutbox() {
        Outbox box = outbox;
        if (box != null) {
            box.discard();
        }
    }

    /** A server that stops may have interrupted this thread, which is its own; what the application does at an end is not to fail of it. */
    private CompletionStage<Void> disconnect(Closing closing) {
        boolean interrupted = Thread.interrupted();
        try {
            if (opened && !application.isOver()) {
                callbacks.closed(closing, session);
            }
        } finally {
            connection.remove(closing);
            if (!application.isOver()) {
                application.admissions().discard(scope);
            }
            application.lifecycles().remove(this); // not before, as those that are left are waited for
            gone.complete(null);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return DONE;
    }
}
