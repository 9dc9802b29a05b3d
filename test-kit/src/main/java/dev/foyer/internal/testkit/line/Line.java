// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.line;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.foyer.Closing;
import dev.foyer.internal.testkit.loop.Lane;
import dev.foyer.internal.testkit.loop.Loop;
import org.jspecify.annotations.Nullable;

/**
 * The line between one client and the server. What one end sends reaches the other in order, unless the line is broken.
 * It takes only so much that the client has not read, like the send buffer of a socket. Safe for any thread.
 */
public final class Line {

    private static final Closing LOST = new Closing(1006, "");

    private final Loop loop;
    private final Lane toServer;
    private final Lane toClient;
    private final int buffer;

    // Mutable state, guarded by this.
    private final Queue<Message> unread = new ArrayDeque<>();
    private int unreadBytes;
    private Reading pace = Reading.AT_ONCE;
    private boolean reading; // a read is under way
    private @Nullable Future<?> later; // the read that waits for its time
    private boolean answersPings = true;
    private boolean dead; // nothing passes any more, and neither end knows
    private boolean failsNext;
    private boolean serverDone; // the server has sent its close frame, or has been told of the end
    private boolean clientDone; // the client has sent its close frame
    private boolean over; // the client has been told of the end
    private @Nullable Client client;
    private @Nullable Server server;

    /**
     * Creates a line.
     *
     * @param buffer the number of bytes that the server can send while the client reads nothing
     */
    public Line(Loop loop, int buffer) {
        this.loop = loop;
        this.toServer = loop.lane();
        this.toClient = loop.lane();
        this.buffer = buffer;
    }

    /** Connects both ends. */
    public synchronized void connect(Client itsClient, Server itsServer) {
        client = itsClient;
        server = itsServer;
    }

    /** Returns the lane of the thread that reads for the server. */
    public Lane reader() {
        return toServer;
    }

    /**
     * Sends a message to the client.
     *
     * @throws IOException if the line is known to be broken
     */
    public synchronized void sendToClient(Message message) throws IOException {
        if (failsNext) {
            failsNext = false;
            throw new IOException("Broken pipe");
        }
        if (over || serverDone) {
            throw new IOException("The line has ended.");
        }
        if (unreadBytes + message.bytes() > buffer) {
            var blocked = new AssertionError("A send would have blocked its thread: " + unreadBytes + " bytes are on "
                    + "the line, and the client does not read them.");
            loop.failed(blocked);
            throw new IOException(blocked);
        }
        if (dead) {
            unreadBytes += message.bytes();
            return;
        }
        unread.add(message);
        unreadBytes += message.bytes();
        serverDone = message instanceof Message.Close;
        readOn();
    }

    /** Sends a message to the server. Does nothing if the line is broken. */
    public synchronized void sendToServer(Message message) {
        if (!dead && !clientDone) {
            clientDone = message instanceof Message.Close;
            toServer.execute(() -> arrive(message));
        }
    }

    private void arrive(Message message) {
        Server to;
        synchronized (this) {
            if (dead || server == null) {
                return;
            }
            to = server;
        }
        if (message instanceof Message.Close close) {
            to.closed(close.closing());
        } else {
            to.receive(message);
        }
    }

    /** Cuts the line: both ends notice at once. */
    public synchronized void cut() {
        boolean told = over;
        dead = true;
        drop();
        if (!told) {
            Server to = server;
            toServer.clear();
            toServer.execute(() -> {
                if (to != null) {
                    to.lost();
                }
            });
            endClient(LOST);
        }
    }

    /** Breaks the line without a sign: neither end notices until it waits for the other in vain. */
    public synchronized void vanish() {
        dead = true;
        unread.clear();
        toServer.clear();
    }

    /** Ends the line from the server's side without a close frame. */
    public synchronized void drop() {
        unread.clear();
        unreadBytes = 0;
        serverDone = true;
    }

    /** Notes that the server has given the line up without a close frame. */
    public synchronized void reset() {
        drop();
        if (!dead) {
            dead = true;
            endClient(LOST);
        }
    }

    private void endClient(Closing closing) {
        Client to = client;
        clientDone = true;
        over = true;
        toClient.execute(() -> {
            if (to != null) {
                to.ended(closing);
            }
        });
    }

    /** Makes the client read this many bytes in a second of virtual time. */
    public synchronized void readAt(int bytesPerSecond) {
        pace = new Reading(bytesPerSecond);
        readAnew();
    }

    /** Makes the client read nothing. */
    public synchronized void stopReading() {
        pace = Reading.NEVER;
    }

    /** Makes the client read everything as it arrives. */
    public synchronized void startReading() {
        pace = Reading.AT_ONCE;
        readAnew();
    }

    /** Reads at another pace, also what is being read. */
    private void readAnew() {
        if (later != null && later.cancel(false)) {
            reading = false;
        }
        readOn();
    }

    /** Determines whether the client answers pings. */
    public synchronized void answerPings(boolean answers) {
        answersPings = answers;
    }

    /** Makes the server's next send fail. */
    public synchronized void failNextSend() {
        failsNext = true;
    }

    private synchronized void readOn() {
        Message next = unread.peek();
        if (next == null || reading || pace.isNever()) {
            return;
        }
        reading = true;
        long time = pace.timeFor(next).toNanos();
        if (time == 0) {
            toClient.execute(this::readNext);
        } else {
            later = loop.timer().schedule(() -> toClient.execute(this::readNext), time, TimeUnit.NANOSECONDS);
        }
    }

    private void readNext() {
        Message message;
        Client to;
        synchronized (this) {
            reading = false;
            if (pace.isNever()) {
                return;
            }
            message = unread.poll();
            to = client;
            if (message == null || to == null) {
                return;
            }
            unreadBytes -= message.bytes();
            if (message instanceof Message.Ping ping && answersPings) {
                sendToServer(new Message.Pong(ping.content()));
            }
        }
        if (message instanceof Message.Close close) {
            sendToServer(close);
            synchronized (this) {
                over = true;
            }
            to.ended(close.closing());
        } else {
            to.read(message);
        }
        readOn();
    }
}
