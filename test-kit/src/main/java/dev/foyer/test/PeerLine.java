// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

import dev.foyer.Closing;
import dev.foyer.internal.testkit.TestApplication;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.line.Message;

/**
 * The line of a client: what goes over it besides events, how it ends and fails, and how another one takes its place. For
 * one thread.
 */
abstract class PeerLine {

    private final TestApplication application;
    private final Received inbox;
    private final ClientRequest request;
    private Line line;

    PeerLine(TestApplication application, Line line, Received inbox, ClientRequest request) {
        this.application = application;
        this.line = line;
        this.inbox = inbox;
        this.request = request;
    }

    // Messages that are no events

    /** Sends a text as it is. */
    public void send(String text) {
        inbox.passage().sent(text);
        line.sendToServer(new Message.Text(text, true));
    }

    /** Sends a binary message as it is. */
    public void send(ByteBuffer content) {
        line.sendToServer(new Message.Binary(content.duplicate(), true));
    }

    /** Takes the first text that is not one of Foyer's frames. */
    public String expectText() {
        return inbox.takeText();
    }

    /** Takes the first binary message. */
    public ByteBuffer expectBinary() {
        return inbox.takeBinary();
    }

    // The end

    /** Closes the connection, as a page does that is left. */
    public void close() {
        close(new Closing(1001, ""));
    }

    /** Closes the connection with a code. */
    public void close(Closing closing) {
        line.sendToServer(new Message.Close(closing));
    }

    /** Returns how the connection has ended, or empty if it is open as far as the client knows. */
    public Optional<Closing> closing() {
        return inbox.closing();
    }

    /**
     * Checks that the connection has ended.
     *
     * @param code the code that the client has seen; 1006 if there was no close frame
     * @return how it has ended
     * @throws AssertionError if it is open, or has ended otherwise
     */
    public Closing expectClosed(int code) {
        Optional<Closing> closing = inbox.closing();
        if (closing.isEmpty() || closing.get().code() != code) {
            throw new AssertionError("The connection should have been closed with " + code + ". " + inbox.rest());
        }
        return closing.get();
    }

    /**
     * Checks that the connection is open, as far as the client knows.
     *
     * @throws AssertionError if it has ended
     */
    public void expectOpen() {
        if (inbox.closing().isPresent()) {
            throw new AssertionError("The connection should be open. " + inbox.rest());
        }
    }

    // Coming back

    /** Makes another line, and sends again what has not arrived. */
    final void comeBack(TestApplication to, Consumer<ClientRequest> addition) {
        addition.accept(request.resuming(inbox.passage().offer()));
        inbox.passage().comeBack();
        line = Handshakes.connect(to, request, inbox);
        inbox.passage().takeLost(inbox.welcome()).forEach(this::send);
    }

    /** Forgets how far it has got in rooms with a history. */
    void forgetPositions() {
        inbox.passage().forgetPositions();
    }

    /** Never says how far it has got in rooms with a history. */
    void keepPositionsToItself() {
        inbox.passage().keepPositions();
    }

    /** Returns the subprotocol with which the client would come back. */
    String resumeOffer() {
        application.loop().settle();
        return inbox.passage().offer();
    }

    /** Tests whether the client has come back to its connection, and not to a new one. */
    public boolean isResumed() {
        application.loop().settle();
        return inbox.passage().isResumed();
    }

    /** Tests whether the client has come back to its connection on another node. */
    public boolean isMoved() {
        application.loop().settle();
        return inbox.passage().isMoved();
    }

    /** Tests whether the client has come back to its connection and nothing was lost. */
    public boolean isComplete() {
        application.loop().settle();
        return inbox.passage().isComplete();
    }

    // Faults

    /** Reads nothing any more: neither events nor pings. What is sent fills the line and then waits at the server. */
    public void stopReading() {
        line.stopReading();
    }

    /** Reads everything as it arrives, as in the beginning. */
    public void startReading() {
        line.startReading();
    }

    /** Reads this many bytes in a second, so that time has to pass for it to receive anything. */
    public void readSlowly(int bytesPerSecond) {
        line.readAt(bytesPerSecond);
    }

    /** Answers no ping any more, but reads and sends everything else. */
    public void ignorePings() {
        line.answerPings(false);
    }

    /** Cuts the line without a close frame. The server notices at once, as when a process is killed. */
    public void cut() {
        line.cut();
    }

    /** Breaks the line so that neither end notices, as in a tunnel. The server notices when a ping is not answered. */
    public void vanish() {
        line.vanish();
    }

    /** Makes the server's next send to this client fail. */
    public void failNextSend() {
        line.failNextSend();
    }
}
