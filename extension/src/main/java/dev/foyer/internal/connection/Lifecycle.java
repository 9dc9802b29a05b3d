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
 * Runs one connection from its 101 to its end: {@code @OnOpen}, messages, {@code @OnClose}, {@code @OnDisconnect}, all
 * in the inbox's order. Safe for any thread.
 */
public final class Lifecycle {

    /** The result of a task that has nothing to wait for. */
    public static final CompletionStage<Void> DONE = CompletableFuture.completedFuture(null);

    /** The longest time that the container's close waits for a send, which takes microseconds. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final ConnectionScope scope;
    private final LiveConnection connection;
    private final Callbacks callbacks;
    private final Inbox inbox;
    private final Conduct conduct;
    private final StopState stop;
    private final CompletableFuture<Void> gone = new CompletableFuture<>();

    // Mutable state. The opening is set once, before anything arrives. The tasks of the inbox write the other field.
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

    /** Returns the conduct of the peer. */
    public Conduct conduct() {
        return conduct;
    }

    /** Returns a future that completes when nothing is left of the connection, after {@code @OnDisconnect}. */
    CompletableFuture<Void> gone() {
        return gone;
    }

    /**
     * Opens the connection. If the application is stopping, closes it at once and calls none of its callbacks.
     *
     * @param elsewhere whether a worker runs the opening, as the container reads on only when this thread is done
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
        connection.open(begun.outbox(), begun.welcome() != null, begun.at(), callbacks.userId());
        opened = true;
        Throwable failure = callbacks.opened(begun.container());
        if (failure != null) {
            error(failure);
            begun.outbox().close(Closing.FAILED);
        } else if (begun.welcome() != null) {
            connection.offer(begun.welcome());
        }
    }

    /** Returns the session as the application sees it, if it is open and belongs to that endpoint. */
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

    /** Handles a pong of the peer. Returns true if it answers a ping of the outbox. */
    public boolean pong(ByteBuffer content) {
        heard();
        Opening begun = opening;
        return begun != null && begun.outbox().pong(content);
    }

    /** Checks the peer. */
    void check(long now) {
        Opening begun = opening;
        if (begun != null && opened) {
            begun.watch().check(begun.outbox(), inbox.isRunning(), now);
        }
    }

    /**
     * Queues a task for a message, on the reading thread, unless the connection is ending. Closes the connection if too
     * much waits.
     *
     * @param bytes the size of the message
     */
    public void offer(Task task, int bytes) {
        reading(() -> closeUnless(inbox.offer(task, bytes)));
    }

    /** Queues a task for a message that waits for no handler's stage, as {@link #offer} does. */
    public void offerUrgent(Task task, int bytes) {
        reading(() -> closeUnless(inbox.offerUrgent(task, bytes)));
    }

    private void closeUnless(boolean taken) {
        if (!taken) {
            close(Misconduct.policy("too many messages wait"));
        }
    }

    /** Runs work on the reading thread, unless the connection is ending. This thread sends the frames of the work. */
    public void reading(Runnable work) {
        Opening begun = opening;
        if (begun != null && begun.outbox().isOpen()) {
            begun.outbox().reading(work);
        }
    }

    /** Runs a task on a worker, beside those that wait. A task calls this and returns the returned stage. */
    public CompletionStage<Void> beside(Task task) {
        return inbox.beside(task);
    }

    /** Tests whether a message would be handled at once. */
    public boolean isIdle() {
        return inbox.isIdle();
    }

    /** Tests whether messages are still handled. */
    public boolean isOpen() {
        Opening begun = opening;
        return begun != null && begun.outbox().isOpen();
    }

    /** Notes that a message could not be read. Too many in a row end the connection. */
    public void misunderstood() {
        if (conduct.badMessages().misunderstood()) {
            close(BadMessages.closing());
        }
    }

    /** Calls {@code @OnError}. */
    public void error(Throwable failure) {
        Opening begun = opening;
        callbacks.failed(failure, begun == null ? null : begun.container());
    }

    /** Handles an error that the container noticed on the socket. A close follows. */
    public void failed(Throwable failure) {
        Log.debug("Connection " + connection.id() + ": " + failure.getClass().getName());
        inbox.add(() -> {
            error(failure);
            return DONE;
        });
    }

    /**
     * Ends the connection, which the container closes on this thread after this method has returned.
     *
     * @param ours whether Foyer has asked the container to close, in which case the outbox has a worker report the end
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

    /** Ends the connection. If this side has ended it before, its own reason counts. */
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

    /** Starts to close the connection, after the queued frames. */
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

    /** Runs the last callbacks, unaffected by an interrupt from a stopping server, to which this thread may belong. */
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
            gone.complete(null); // at the end, because others wait for the connections that are left
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return DONE;
    }
}
