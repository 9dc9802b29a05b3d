// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.Closing;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.inbound.Inbox;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * Runs one connection from its 101 to its end: {@code @OnOpen}, what arrives, {@code @OnClose}, {@code @OnDisconnect}, each in the
 * inbox's order. Safe for any thread.
 */
public final class Lifecycle {

    /** What a task returns that has nothing to wait for. */
    public static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    /** How long the container's close waits for a send, which takes microseconds. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final ConnectionScope scope;
    private final LiveConnection connection;
    private final Callbacks callbacks;
    private final Inbox inbox;
    private final Conduct conduct;
    private final StopState stop;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    // Mutable state. The opening is set once, before anything arrives; the inbox's tasks write the other.
    private volatile @Nullable Opening opening;
    private volatile boolean opened;

    Lifecycle(ConnectionScope scope, Callbacks callbacks, Inbox inbox, Conduct conduct, StopState stop) {
        this.scope = scope;
        this.connection = scope.connection();
        this.callbacks = callbacks;
        this.inbox = inbox;
        this.conduct = conduct;
        this.stop = stop;
    }

    /** Returns the scope of the connection. */
    public ConnectionScope scope() {
        return scope;
    }

    /** Returns how its peer behaves. */
    public Conduct conduct() {
        return conduct;
    }

    /** Returns what is complete when nothing is left of it, after {@code @OnDisconnect}. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /**
     * Opens the connection. In an application that stops it is closed at once, and none of its callbacks run.
     *
     * @param elsewhere whether a worker runs what opens it, as the container goes on to read only when this thread is done
     */
    void open(Opening begun, boolean elsewhere) {
        opening = begun;
        if (stop.isBegun()) {
            begun.outbox().close(Closing.RESTART);
            return;
        }
        Task first = () -> {
            opened(begun);
            return DONE;
        };
        if (elsewhere) {
            inbox.beginElsewhere(first);
        } else {
            begun.outbox().reading(() -> inbox.add(first));
        }
    }

    private void opened(Opening begun) {
        connection.open(begun.outbox(), begun.at(), callbacks.userId());
        opened = true;
        Throwable failure = callbacks.opened(begun.container());
        if (failure != null) {
            error(failure);
            begun.outbox().close(Closing.FAILED);
        } else if (begun.welcome() != null) {
            connection.offer(begun.welcome());
        }
    }

    /** Returns what the application sees of the session, if it is one of that endpoint's and open. */
    Optional<Object> openSession(EndpointModel endpoint) {
        Opening begun = opening;
        return begun != null && scope.endpoint().type().equals(endpoint.type()) && connection.isOpen()
                ? Optional.of(begun.container().session())
                : Optional.empty();
    }

    /** Notes that something came from the peer. */
    public void heard() {
        Opening begun = opening;
        if (begun != null) {
            begun.watch().heard();
        }
    }

    /** Takes a pong of the peer; returns true if it answers a ping of the outbox. */
    public boolean pong(ByteBuffer content) {
        heard();
        Opening begun = opening;
        return begun != null && begun.outbox().pong(content);
    }

    /** Looks after the peer. */
    void check(long now) {
        Opening begun = opening;
        if (begun != null && opened) {
            begun.watch().check(begun.outbox(), inbox.isRunning(), now);
        }
    }

    /**
     * Queues what arrived, on the thread that reads, unless the connection is ending; one for which too much waits is closed.
     *
     * @param bytes the size of the message
     */
    public void offer(Task task, int bytes) {
        reading(() -> {
            if (!inbox.offer(task, bytes)) {
                close(Conduct.policy("too many messages wait"));
            }
        });
    }

    /** Runs work on the thread that reads, unless the connection is ending; what it sends goes out on this thread. */
    void reading(Runnable work) {
        Opening begun = opening;
        if (begun != null && begun.outbox().isOpen()) {
            begun.outbox().reading(work);
        }
    }

    /** Runs a task beside those that wait, on a worker. Called by a task, which returns what this returns. */
    CompletionStage<Void> beside(Task task) {
        return inbox.beside(task);
    }

    /** Returns whether what arrives has to wait for a handler's stage. */
    boolean isWaiting() {
        return inbox.isWaiting();
    }

    /** Returns whether what arrives is still for somebody. */
    boolean isOpen() {
        Opening begun = opening;
        return begun != null && begun.outbox().isOpen();
    }

    /** Notes that a message could not be read: of several in a row the last one ends the connection. */
    public void misunderstood() {
        if (conduct.misunderstood()) {
            close(Conduct.misbehaved());
        }
    }

    /** Tells {@code @OnError}. */
    public void error(Throwable failure) {
        Opening begun = opening;
        callbacks.failed(failure, begun == null ? null : begun.container());
    }

    /** Takes an error that the container saw on the socket; its close follows. */
    public void failed(Throwable failure) {
        Log.debug("Connection " + connection.id() + ": " + failure.getClass().getName());
        inbox.add(() -> {
            error(failure);
            return DONE;
        });
    }

    /**
     * Ends the connection, which the container closes on this thread when this returns.
     *
     * @param ours whether the container does so because it was asked to, so that the outbox has the end told by a worker
     */
    public void closed(Closing closing, boolean ours) {
        if (!ours) {
            ended(closing);
        }
        Opening begun = opening;
        if (begun != null && !begun.outbox().settle(SETTLE)) {
            Log.debug("Connection " + connection.id() + " is closed while something is being sent to it.");
        }
    }

    /** Ends the connection, whoever says so first; if this side has ended it, the reason is its own. */
    void ended(Closing closing) {
        Opening begun = opening;
        Closing reason = begun == null ? closing : begun.outbox().closing().orElse(closing);
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
        Opening begun = opening;
        if (begun != null) {
            begun.outbox().close(closing);
        }
    }

    private void discardOutbox() {
        Opening begun = opening;
        if (begun != null) {
            begun.outbox().discard();
        }
    }

    /** A server that stops may have interrupted this thread, which is its own; what the application does at an end is not to fail of it. */
    private CompletionStage<Void> disconnect(Closing closing) {
        boolean interrupted = Thread.interrupted();
        try {
            Opening begun = opening;
            if (begun != null && opened && !stop.isOver()) {
                callbacks.closed(closing, begun.container());
            }
        } finally {
            connection.remove(closing);
            if (!stop.isOver()) {
                callbacks.discard();
            }
            gone.complete(null); // not before, as those that are left are waited for
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return DONE;
    }
}
