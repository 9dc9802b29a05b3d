// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Orders and bounds what is sent to one connection. The only writer of its transport: one send is in flight, the rest waits,
 * and each completion starts the next. Safe for any thread; no method waits for the peer, and the transport and the listener
 * are never called with the lock held.
 */
public final class Outbox {

    private final Transport transport;
    private final int maxBytes;
    private final Executor workers;
    private final Consumer<Closing> ended;

    // Mutable state, guarded by the queue's monitor.
    private final FrameQueue queue = new FrameQueue();
    private int inFlight; // bytes
    private long started; // when the last send was, by nanoTime
    private boolean sending;
    private boolean finished;
    private @Nullable Closing closing;

    /**
     * An outbox in front of a transport.
     *
     * @param maxBytes how much may wait, what is in flight included
     * @param workers runs the listener, which may take time
     * @param ended told, once, when the outbox has ended the connection and why
     */
    public Outbox(Transport transport, int maxBytes, Executor workers, Consumer<Closing> ended) {
        this.transport = transport;
        this.maxBytes = maxBytes;
        this.workers = workers;
        this.ended = ended;
    }

    /** Queues a frame. False if it was dropped because the connection is ending, or ends now as the outbox is full. */
    public boolean offer(Frame frame) {
        boolean idle;
        boolean full;
        synchronized (queue) {
            if (closing != null) {
                return false;
            }
            full = isTooMuch(frame);
            idle = !sending && !full;
            if (!full) {
                queue.add(frame);
                start();
            }
        }
        if (full) {
            abort(Closing.SLOW);
        } else if (idle) {
            drain();
        }
        return !full;
    }

    /**
     * Queues a frame in place of an unsent one with the same key. It counts, but does not fill the outbox. False if it was dropped
     * because the connection is ending.
     */
    public boolean offerNewest(Frame frame, Object key) {
        boolean idle;
        synchronized (queue) {
            if (closing != null) {
                return false;
            }
            idle = !sending;
            queue.addNewest(frame, key);
            start();
        }
        if (idle) {
            drain();
        }
        return true;
    }

    /** Queues a frame if no other one waits and there is room. False if it was dropped. */
    public boolean offerIfIdle(Frame frame) {
        boolean idle;
        synchronized (queue) {
            if (closing != null || !queue.isEmpty() || isTooMuch(frame)) {
                return false;
            }
            idle = !sending;
            queue.add(frame);
            start();
        }
        if (idle) {
            drain();
        }
        return true;
    }

    private boolean isTooMuch(Frame frame) {
        return queue.bytes() + inFlight + frame.bytes() > maxBytes;
    }

    /** Sends a ping before what is queued. */
    public void ping() {
        boolean idle;
        synchronized (queue) {
            if (closing != null) {
                return;
            }
            idle = !sending;
            queue.addFirst(Frame.PING);
            start();
        }
        if (idle) {
            drain();
        }
    }

    /** Whether something is being sent. */
    public boolean isSending() {
        synchronized (queue) {
            return sending;
        }
    }

    /** Whether a send has been in flight for longer than it may. */
    public boolean isStuck(long now, Duration limit) {
        synchronized (queue) {
            return sending && now - started > limit.toNanos();
        }
    }

    private void start() {
        if (!sending) {
            sending = true;
            started = System.nanoTime();
        }
    }

    /** Ends the connection after what is queued was sent. The first end counts. */
    public void close(Closing reason) {
        boolean idle;
        synchronized (queue) {
            if (closing != null) {
                return;
            }
            closing = reason;
            idle = !sending;
        }
        if (idle) {
            finish(reason);
        }
    }

    /** Ends the connection now and drops what is queued. */
    public void abort(Closing reason) {
        Closing first;
        synchronized (queue) {
            first = closing == null ? reason : closing;
            closing = first;
            queue.clear();
        }
        finish(first);
    }

    /** The connection is gone: nothing more is sent, nobody is told. */
    public void discard() {
        synchronized (queue) {
            closing = closing == null ? Closing.NORMAL : closing;
            finished = true;
            queue.clear();
        }
    }

    /** Why this side ends the connection, if it does. */
    public Optional<Closing> closing() {
        synchronized (queue) {
            return Optional.ofNullable(closing);
        }
    }

    public boolean isOpen() {
        synchronized (queue) {
            return closing == null;
        }
    }

    /** Sends until nothing waits or a send does not complete at once; a loop, as a chain of completions would be a recursion. */
    private void drain() {
        while (true) {
            Frame frame;
            Closing after;
            synchronized (queue) {
                frame = queue.poll();
                after = closing;
                if (frame == null) {
                    sending = false;
                } else {
                    inFlight = frame.bytes();
                    started = System.nanoTime();
                }
            }
            if (frame == null) {
                if (after != null) {
                    finish(after);
                }
                return;
            }
            var send = new Send();
            transport.send(frame, send);
            if (!send.completedAlready()) {
                return;
            }
        }
    }

    private void finish(Closing reason) {
        synchronized (queue) {
            if (finished) {
                return;
            }
            finished = true;
        }
        transport.close(reason);
        workers.execute(() -> ended.accept(reason));
    }

    /** One send in flight: whoever comes second, the completion or the return of the call, goes on with the queue. */
    private final class Send implements Consumer<@Nullable Throwable> {

        private static final int PENDING = 0;
        private static final int RETURNED = 1;
        private static final int COMPLETED = 2;

        private final AtomicInteger state = new AtomicInteger(PENDING);

        @Override
        public void accept(@Nullable Throwable failure) {
            int before = state.getAndSet(COMPLETED);
            if (before == COMPLETED) {
                return; // a container that both throws and calls back
            }
            synchronized (queue) {
                inFlight = 0;
            }
            if (failure != null) {
                abort(new Closing(1006, ""));
            }
            if (before == RETURNED) {
                drain();
            }
        }

        boolean completedAlready() {
            return !state.compareAndSet(PENDING, RETURNED);
        }
    }
}
