// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.Closing;
import dev.foyer.Resumed;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.away.Parking;
import dev.foyer.internal.connection.peer.BadMessages;
import dev.foyer.internal.connection.peer.Conduct;
import dev.foyer.internal.connection.peer.Misconduct;
import dev.foyer.internal.connection.welcome.Beginning;
import dev.foyer.internal.connection.welcome.Introduction;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.inbound.Inbox;
import dev.foyer.internal.inbound.Task;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.outbound.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Runs one connection from its 101 to its end: {@code @OnOpen}, messages, {@code @OnClose}, {@code @OnDisconnect}, all
 * in the inbox's order. Safe for any thread.
 */
public final class Lifecycle {

    private final ConnectionScope scope;
    private final LiveConnection connection;
    private final Callbacks callbacks;
    private final Inbox inbox;
    private final Conduct conduct;
    private final StopState stop;
    private final Ending ending;

    // Mutable state. The first two are set once, before anything arrives. The tasks of the inbox write the last.
    private volatile @Nullable Outbox outbox;
    private @Nullable Absence absence; // published by the outbox
    private volatile @Nullable Opening opening; // of the latest line
    private volatile boolean opened;

    Lifecycle(ConnectionScope scope, Callbacks callbacks, Inbox inbox, Conduct conduct, StopState stop) {
        this.scope = scope;
        this.connection = scope.connection();
        this.callbacks = callbacks;
        this.inbox = inbox;
        this.conduct = conduct;
        this.stop = stop;
        this.ending = new Ending(connection, callbacks, stop);
    }

    /** Returns the scope of the connection. */
    public ConnectionScope scope() {
        return scope;
    }

    /** Returns the conduct of the peer. */
    public Conduct conduct() {
        return conduct;
    }

    /** Returns a future of the reason that completes when nothing is left of the connection, after all callbacks. */
    CompletableFuture<Closing> gone() {
        return ending.gone();
    }

    /**
     * Opens the connection. If the application is stopping, closes it at once and calls none of its callbacks.
     *
     * @param keeps what lets the connection outlive its line, or {@code null}
     */
    void open(Outbox sends, Opening begun, @Nullable Parking keeps, Beginning beginning) {
        absence = keeps == null ? null : new Absence(connection, keeps, sends);
        opening = begun;
        outbox = sends;
        if (stop.isBegun()) {
            sends.close(Closing.RESTART);
            return;
        }
        Task first = Task.of(() -> opened(sends, begun, beginning));
        if (!beginning.isKnown()) {
            inbox.add(beginning::known);
        }
        if (beginning.elsewhere()) {
            inbox.addElsewhere(first);
        } else {
            sends.reading(() -> inbox.add(first));
        }
    }

    private void opened(Outbox sends, Opening begun, Beginning beginning) {
        Introduction introduction = beginning.introduction();
        introduction.follow(beginning.arrived());
        connection.open(sends, introduction.isOurs(), beginning.at(), callbacks.userId());
        introduction.arrive();
        opened = true;
        Throwable failure = callbacks.opened(begun.container());
        if (failure != null) {
            error(failure);
            sends.close(Closing.FAILED);
        } else {
            introduction.welcome();
        }
    }

    /** Returns the id of the user of another scope, by the same rules as that of this connection. */
    public Optional<String> userId(ConnectionScope other) {
        return Optional.ofNullable(callbacks.of(other).userId());
    }

    /** Returns what lets the connection outlive its line, or {@code null} if nothing does. */
    @Nullable
    Absence absence() {
        return outbox == null ? null : absence;
    }

    /** Lets messages come from another line only. Returns the number of those that have arrived from all others. */
    long turnTo(Object line) {
        return inbox.turnTo(line);
    }

    /** Returns the number of messages that have arrived, or -1 if nobody counts them. */
    public long arrived() {
        return absence() == null ? -1 : inbox.arrived();
    }

    /**
     * Goes on with a new line, and calls {@code @OnResume}.
     *
     * @param elsewhere whether a worker calls it, as the container reads on only when the calling thread is done
     */
    void resumed(Opening next, Resumed how, boolean elsewhere) {
        opening = next;
        Task task = Task.of(() -> callbacks.resumed(how));
        if (elsewhere) {
            inbox.addElsewhere(task);
        } else {
            inbox.add(task);
        }
    }

    boolean isOpened() {
        return opened;
    }

    /** Returns the session as the application sees it, if it is open and belongs to that endpoint. */
    Optional<Object> openSession(EndpointModel endpoint) {
        Opening begun = opening;
        return begun != null && scope.endpoint().type().equals(endpoint.type()) && connection.isOpen()
                ? Optional.of(begun.container().session())
                : Optional.empty();
    }

    /** Notes that something came from the peer. */
    void heard() {
        if (absence != null && absence.parking().heard() && connection.trail() != null) {
            connection.trail().forgetEarlier();
        }
    }

    /** Checks the peer and its credentials, or whether it has not come back in time. */
    public void check(long now) {
        Opening begun = opening;
        Outbox sends = outbox;
        if (begun == null || sends == null || !opened) {
            return;
        }
        if (connection.trail() != null) {
            connection.trail().check(now);
        }
        if (conduct.validity().isOver(connection.person().rights().expires())) {
            sends.close(Closing.EXPIRED);
        }
        if (absence != null && absence.parking().isOver(now)) {
            absence.giveUp();
        } else {
            begun.watch().check(sends, begun.channel(), inbox.isRunning(), now);
        }
    }

    /** Queues a task for a message; see {@link Line#offer}. */
    void offer(Object line, Task task, int bytes) {
        reading(() -> closeUnless(inbox.offer(line, task, bytes)));
    }

    /** Queues a task for a message; see {@link Line#offerUrgent}. */
    void offerUrgent(Object line, Task task, int bytes) {
        reading(() -> closeUnless(inbox.offerUrgent(line, task, bytes)));
    }

    private void closeUnless(boolean taken) {
        if (!taken) {
            close(Misconduct.policy("too many messages wait"));
        }
    }

    /** Runs work on the reading thread, unless the connection is ending. This thread sends the frames of the work. */
    public void reading(Runnable work) {
        Outbox sends = outbox;
        if (sends != null && sends.isOpen()) {
            sends.reading(work);
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
        Outbox sends = outbox;
        return sends != null && sends.isOpen();
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

    /** Handles an error that the container noticed on the socket; the loss of a line is none if it may be replaced. */
    void failed(Throwable failure) {
        Log.debug("Connection " + connection.id() + ": " + failure.getClass().getName());
        if (absence() == null) {
            inbox.add(Task.of(() -> error(failure)));
        }
    }

    /**
     * Handles the end of a line.
     *
     * @param line what the line had, or {@code null} if it was never open
     */
    void lineClosed(@Nullable Opening line, Closing closing) {
        Outbox sends = outbox;
        if (line == null || sends == null) {
            ended(closing);
        } else if (line.channel() == sends.channel() && !sends.isParked()) { // else this is known
            if (absence != null && Absence.isLoss(closing)) {
                sends.lost(line.channel(), closing);
            } else {
                ended(closing);
            }
        }
    }

    /** Ends the connection. If this side has ended it before, its own reason counts. */
    void ended(Closing closing) {
        Outbox sends = outbox;
        Closing reason = sends == null ? closing : sends.closing().orElse(closing);
        discard(sends);
        inbox.end(Task.of(() -> disconnect(reason)));
    }

    /** Ends the connection without waiting for the container or for an unfinished handler's stage. */
    public void endNow(Closing closing) {
        discard(outbox);
        inbox.endNow(Task.of(() -> disconnect(closing)));
    }

    private static void discard(@Nullable Outbox sends) {
        if (sends != null) {
            sends.discard();
        }
    }

    /** Starts to close the connection, after the queued frames. */
    public void close(Closing closing) {
        Outbox sends = outbox;
        if (sends != null) {
            sends.close(closing);
        }
    }

    private void disconnect(Closing closing) {
        Opening begun = opening;
        ending.run(closing, begun == null || !opened ? null : begun.container());
    }
}
