// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.transport.Transport;
import org.jspecify.annotations.Nullable;

/**
 * Orders and bounds what is sent to one connection. The only writer of its transport: one thread at a time drains it, the others only
 * queue. A frame that surely fits into the socket's buffer is sent by the thread that drains, and any other one asynchronously, so that no method
 * waits for the peer. Safe for any thread; the transport and the listener are never called with the lock held.
 */
public final class Outbox {

    /** How large an array of joined frames may be. */
    private static final int MAX_JOINED = 64 * 1024;

    /** A peer for which nothing was sent for so long takes nothing. */
    private static final long TAKING = Duration.ofMillis(100).toNanos();

    private static final Closing LOST = new Closing(1006, "");

    private final Transport transport;
    private final boolean joining;
    private final Outboxes shared;
    private final Consumer<Closing> ended;

    // Mutable state, guarded by the queue's monitor.
    private final FrameQueue queue = new FrameQueue();
    private final Credit credit;
    private int inFlight; // bytes
    private long started; // when the last send was, by nanoTime
    private boolean drained; // somebody drains it, or will
    private boolean underWay; // a send is
    private boolean pinged; // a ping is to go next
    private boolean finished;
    private @Nullable Closing closing;

    Outbox(Transport transport, boolean joining, Outboxes shared, Consumer<Closing> ended) {
        this.transport = transport;
        this.joining = joining;
        this.shared = shared;
        this.ended = ended;
        this.credit = new Credit(shared.window());
    }

    /** What became of a frame. */
    public enum Offer {
        /** It was dropped. */
        DROPPED,
        /** It is queued, and whoever drains the outbox sends it. */
        QUEUED,
        /** It is queued, and the caller must see that the outbox is drained. */
        CLAIMED
    }

    /** Queues a frame and sends what can be sent. False if it was dropped. */
    public boolean offer(Frame frame) {
        Offer offer = put(frame);
        if (offer == Offer.CLAIMED) {
            drain(new Joiner());
        }
        return offer != Offer.DROPPED;
    }

    /** Queues a frame. It is dropped if the connection is ending, or ends now as the outbox is full. */
    public Offer put(Frame frame) {
        synchronized (queue) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            if (!isTooMuch(frame)) {
                queue.add(frame);
                return claim();
            }
        }
        abort(Closing.SLOW);
        return Offer.DROPPED;
    }

    /**
     * Queues a frame in place of an unsent one with the same key. It counts, but does not fill the outbox. It is dropped if the
     * connection is ending.
     */
    public Offer putNewest(Frame frame, Object key) {
        synchronized (queue) {
            if (closing != null) {
                return Offer.DROPPED;
            }
            queue.addNewest(frame, key);
            return claim();
        }
    }

    /** Queues a frame if nothing waits for the peer. Else it is dropped. */
    public Offer putIfIdle(Frame frame) {
        synchronized (queue) {
            boolean idle = queue.isEmpty() || queue.bytes() + inFlight + frame.bytes() <= credit.available();
            if (closing != null || !idle || isTooMuch(frame)) {
                return Offer.DROPPED;
            }
            queue.add(frame);
            return claim();
        }
    }

    private boolean isTooMuch(Frame frame) {
        return queue.bytes() + inFlight + frame.bytes() > shared.maxBytes();
    }

    private Offer claim() {
        if (drained) {
            return Offer.QUEUED;
        }
        drained = true;
        return Offer.CLAIMED;
    }

    /** Whether more than half of it is full, and the peer takes what is sent. */
    boolean isBehind(long now) {
        synchronized (queue) {
            return closing == null && queue.bytes() + inFlight > shared.maxBytes() / 2 && now - started < TAKING;
        }
    }

    /** Sends a ping before what is queued, unless the answer to another one is still to come. False if it cannot do so now. */
    public boolean ping() {
        synchronized (queue) {
            if (closing != null || credit.isMarked()) {
                return true;
            }
            pinged = true;
            if (drained) {
                return true;
            }
            drained = true;
            if (credit.canMark()) {
                shared.senders().drain(List.of(this));
                return true;
            }
        }
        if (shared.senders().tryRun(this::markSlowly)) {
            return true;
        }
        synchronized (queue) {
            pinged = false;
        }
        drain(new Joiner()); // what came meanwhile
        return false;
    }

    /** A pong came; true if it answers a ping of this outbox. */
    public boolean pong(ByteBuffer content) {
        synchronized (queue) {
            return credit.acknowledge(content);
        }
    }

    /** Whether something is being sent. */
    public boolean isSending() {
        synchronized (queue) {
            return drained;
        }
    }

    /** Whether a send has been under way for longer than it may. */
    public boolean isStuck(long now, Duration limit) {
        synchronized (queue) {
            return underWay && now - started > limit.toNanos();
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
            idle = !drained;
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

    /**
     * Sends until nothing waits or a send does not complete at once; a loop, as a chain of completions would be a recursion. Called by
     * whoever has claimed it, and after each completion.
     */
    void drain(Joiner joiner) {
        boolean mayMark = true;
        boolean goOn = true;
        while (goOn) {
            List<Frame> frames = joiner.start();
            boolean slowly;
            boolean now = false;
            Closing after;
            synchronized (queue) {
                slowly = mayMark && needsSlowMark();
                if (!slowly) {
                    now = take(frames);
                }
                after = closing;
            }
            if (slowly) {
                mayMark = false;
                goOn = !shared.senders().tryRun(this::markSlowly);
            } else if (!frames.isEmpty()) {
                Frame frame = joiner.join();
                goOn = now ? sendNow(frame) : send(frame);
            } else {
                goOn = false;
                if (after != null) {
                    finish(after);
                }
            }
        }
    }

    /** Takes what is to be sent next; true if it surely fits into the socket's buffer. */
    private boolean take(List<Frame> frames) {
        boolean now = true;
        inFlight = 0;
        if (isMarkDue() && credit.canMark()) {
            frames.add(mark());
        } else if (!queue.isEmpty()) {
            int room = credit.available();
            now = queue.nextBytes() <= room;
            queue.take(frames, joining ? Math.min(MAX_JOINED, now ? room : MAX_JOINED) : 0);
            inFlight = Joiner.size(frames);
            credit.spend(inFlight);
        }
        drained = !frames.isEmpty();
        start(drained);
        return now;
    }

    private boolean isMarkDue() {
        return credit.isMarkDue() || (pinged && !credit.isMarked());
    }

    private Frame mark() {
        pinged = false;
        return credit.mark();
    }

    private void start(boolean sending) {
        underWay = sending;
        if (sending) {
            started = System.nanoTime();
        }
    }

    /** Whether a mark has to go out, but the socket may have no room for it. */
    private boolean needsSlowMark() {
        return (pinged || credit.isOverdrawn()) && !credit.isMarked() && !credit.canMark();
    }

    /** Sends a mark where it may take long, and goes on with the queue. */
    private void markSlowly() {
        Frame mark;
        synchronized (queue) {
            mark = mark();
            start(true);
        }
        sendNow(mark);
        shared.senders().drain(List.of(this));
    }

    private boolean sendNow(Frame frame) {
        try {
            transport.sendNow(frame);
        } catch (IOException gone) {
            abort(LOST);
        }
        return true;
    }

    /** True if it is sent already. */
    private boolean send(Frame frame) {
        var send = new Send();
        transport.send(frame, send);
        return send.completedAlready();
    }

    private void finish(Closing reason) {
        synchronized (queue) {
            if (finished) {
                return;
            }
            finished = true;
        }
        transport.close(reason);
        shared.workers().execute(() -> ended.accept(reason));
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
                abort(LOST);
            }
            if (before == RETURNED) {
                drain(new Joiner());
            }
        }

        boolean completedAlready() {
            return !state.compareAndSet(PENDING, RETURNED);
        }
    }
}
