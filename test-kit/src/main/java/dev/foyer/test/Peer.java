// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

import dev.foyer.ClientEvent;
import dev.foyer.ServerEvent;
import dev.foyer.internal.testkit.TestApplication;
import dev.foyer.internal.testkit.line.Line;
import org.jspecify.annotations.Nullable;

/**
 * Is a client of an application that runs without a server. It answers pings as every client does, and can be made to
 * fail in the ways in which clients do. For one thread.
 */
public final class Peer extends PeerLine {

    private TestApplication application;
    private final Received inbox;
    private int calls;

    Peer(TestApplication application, Line line, Received inbox, ClientRequest request) {
        super(application, line, inbox, request);
        this.application = application;
        this.inbox = inbox;
    }

    /** Returns the id of its connection, as the server has told it. */
    public String id() {
        return inbox.id();
    }

    // Events

    /**
     * Sends an event and returns its reply.
     *
     * @param event an object of a class with {@link ClientEvent}
     * @throws AssertionError if the event is not answered, or with an error
     */
    public Answer call(Object event) {
        return begin(event).reply();
    }

    /** Sends an event and returns its reply, see {@link #call(Object)}. */
    public Answer call(String event, @Nullable Object data) {
        return begin(event, data).reply();
    }

    /** Sends an event without data and returns its reply, see {@link #call(Object)}. */
    public Answer call(String event) {
        return call(event, null);
    }

    /**
     * Sends an event and returns the error that answers it.
     *
     * @throws AssertionError if the event is not answered, or with a reply
     */
    public EventError refused(Object event) {
        return begin(event).error();
    }

    /** Sends an event and returns the error that answers it, see {@link #refused(Object)}. */
    public EventError refused(String event, @Nullable Object data) {
        return begin(event, data).error();
    }

    /** Sends an event without data and returns the error that answers it, see {@link #refused(Object)}. */
    public EventError refused(String event) {
        return refused(event, null);
    }

    /** Sends an event that asks for a reply, which may come later. */
    public PendingCall begin(Object event) {
        return begin(nameOf(event), event);
    }

    /** Sends an event that asks for a reply, which may come later. */
    public PendingCall begin(String event, @Nullable Object data) {
        calls++;
        String id = Integer.toString(calls);
        send(application.json().event(event, data, id));
        return new PendingCall(inbox, id, event);
    }

    /** Sends an event without data that asks for a reply, which may come later. */
    public PendingCall begin(String event) {
        return begin(event, null);
    }

    /** Sends a new bearer token, in place of one that expires. Its answer is asked for as that of a call. */
    public PendingCall refresh(String token) {
        calls++;
        String id = Integer.toString(calls);
        send(application.json().bearer(token, id));
        return new PendingCall(inbox, id, "bearer");
    }

    /** Returns when the client's credentials expire, counted from its latest handshake, as the server has told it. */
    public Optional<Duration> expires() {
        return inbox.welcome().containsKey("expires")
                ? Optional.of(Duration.ofSeconds(
                        inbox.welcome().getJsonNumber("expires").longValue()))
                : Optional.empty();
    }

    /** Sends an event that asks for no reply. */
    public void emit(Object event) {
        emit(nameOf(event), event);
    }

    /** Sends an event that asks for no reply. */
    public void emit(String event, @Nullable Object data) {
        send(application.json().event(event, data, null));
    }

    /** Sends an event without data that asks for no reply. */
    public void emit(String event) {
        emit(event, null);
    }

    private static String nameOf(Object event) {
        ClientEvent annotation = event.getClass().getAnnotation(ClientEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    event.getClass().getName() + " has no @ClientEvent; give the name of the event with its data.");
        }
        return annotation.value();
    }

    /**
     * Takes the first event of this name among those that the client has received.
     *
     * @throws AssertionError if it has received none
     */
    public ReceivedEvent expect(String event) {
        return inbox.take(event);
    }

    /** Takes the first event of the type among those that the client has received, see {@link #expect(String)}. */
    public <T> T expect(Class<T> event) {
        ServerEvent annotation = event.getAnnotation(ServerEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(event.getName() + " has no @ServerEvent; expect the event by its name.");
        }
        return expect(annotation.value()).as(event);
    }

    /** Takes the first event that the client has received, whatever its name. */
    public ReceivedEvent next() {
        return inbox.next();
    }

    /** Returns the events that the client has received and that no test has taken, in their order. */
    public List<ReceivedEvent> left() {
        return inbox.left();
    }

    /** Takes the first error that answers no call, such as one about a message that was no event. */
    public EventError expectError() {
        return inbox.takeError();
    }

    /**
     * Takes the first word of the server that the client may have missed events of other nodes.
     *
     * @return the room concerned, or empty if it can be every room and the user
     * @throws AssertionError if the client was not told so
     */
    public Optional<String> expectMissed() {
        return inbox.takeMissed();
    }

    /**
     * Checks that the client has received nothing but what the test has taken, and answers to calls.
     *
     * @throws AssertionError if it has received anything else
     */
    public void expectNothing() {
        inbox.expectNothing();
    }

    // Presence

    /**
     * Returns who is present in a room, as the client was told: users, with what is said of their connections. Empty if
     * the client is not a member, or the room is too large for lists.
     */
    public <T> Map<String, List<T>> presence(String room, Class<T> type) {
        var users = new LinkedHashMap<String, List<T>>();
        inbox.seen()
                .in(room)
                .forEach((user, connections) -> users.put(
                        user,
                        connections.values().stream()
                                .map(value -> application.json().read(value, type))
                                .toList()));
        return users;
    }

    /**
     * Returns the number of connections that are present in a room, or of its members if it is too large for lists, as
     * the client was told.
     */
    public int presenceCount(String room) {
        return inbox.seen().count(room);
    }

    /** Returns the ids of connections in a room that are away, as the client was told. */
    public Set<String> away(String room) {
        return inbox.seen().away(room);
    }

    /** Returns how often the client was told something of who is present in a room. */
    int presenceFrames(String room) {
        return inbox.seen().frames(room);
    }

    // State

    /**
     * Returns what a room remembers, as the client was told. Empty if the client is not a member of a room with a
     * {@link dev.foyer.RoomState}.
     *
     * @param type the record
     */
    public <T> Optional<T> state(String room, Class<T> type) {
        return inbox.states().value(room).map(value -> application.json().read(value, type));
    }

    /** Returns the position of what a room remembers, as the client was told. */
    Optional<String> stateAt(String room) {
        return inbox.states().at(room);
    }

    /** Returns how often the client was told a whole value of a room. */
    int stateValues(String room) {
        return inbox.states().values(room);
    }

    /** Returns how often the client was told a change of the value of a room. */
    int statePatches(String room) {
        return inbox.states().patches(room);
    }

    // Coming back

    /**
     * Comes back with a new line, as a browser does: to its connection if that still waits for it, and else to a new
     * one. Sends again what has not arrived. The connection must have been made with {@link ClientRequest#resumable}.
     *
     * @throws AssertionError if the handshake is refused
     */
    public Peer resume() {
        return resume(again -> {});
    }

    /**
     * Comes back with a new line, see {@link #resume()}.
     *
     * @param addition changes what the client sends with its handshake
     */
    public Peer resume(Consumer<ClientRequest> addition) {
        comeBack(application, addition);
        return this;
    }

    /**
     * Comes back with a new line to another node, see {@link #resume()}: to its connection, if that can go on there. Says
     * then how far it has got in rooms with a history.
     */
    public Peer resumeAt(Foyer node) {
        application = node.application();
        comeBack(application, again -> {});
        return this;
    }
}
