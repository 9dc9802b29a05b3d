// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import dev.foyer.Closing;
import dev.foyer.internal.testkit.Json;
import dev.foyer.internal.testkit.line.Client;
import dev.foyer.internal.testkit.line.Message;
import org.jspecify.annotations.Nullable;

/** Keeps what one client has received until its test asks for it. For one thread. */
final class Received {

    private final Json json;
    private final Runnable settle;
    private final List<ReceivedEvent> events = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final List<ByteBuffer> binaries = new ArrayList<>();
    private final Map<String, JsonObject> answers = new HashMap<>();
    private final List<EventError> errors = new ArrayList<>();
    private final List<JsonObject> missed = new ArrayList<>();
    private final SeenRooms seen = new SeenRooms();
    private final SeenStates states = new SeenStates();
    private final Passage passage = new Passage();
    private final StringBuilder text = new StringBuilder();
    private @Nullable End current;
    private @Nullable JsonObject welcome;
    private @Nullable Closing closing;

    /**
     * Creates an empty inbox.
     *
     * @param settle runs everything that there is to do
     */
    Received(Json json, Runnable settle) {
        this.json = json;
        this.settle = settle;
    }

    /** Returns the end of a line. What comes from an earlier line is ignored from now on. */
    Client end() {
        var end = new End();
        current = end;
        closing = null;
        text.setLength(0);
        return end;
    }

    /** Returns what the client needs to come back. */
    Passage passage() {
        return passage;
    }

    /** Returns what the server has said at the beginning of the latest line. */
    JsonObject welcome() {
        settle.run();
        return welcome == null ? JsonValue.EMPTY_JSON_OBJECT : welcome;
    }

    /** The client's end of one line. */
    private final class End implements Client {
        @Override
        public void read(Message message) {
            if (current == this) {
                take(message);
            }
        }

        @Override
        public void ended(Closing reason) {
            if (current == this) {
                closing = reason;
            }
        }
    }

    private void take(Message message) {
        if (message instanceof Message.Text part) {
            text.append(part.text());
            if (part.last()) {
                String whole = text.toString();
                text.setLength(0);
                json.parse(whole).ifPresentOrElse(this::frames, () -> texts.add(whole));
            }
        } else if (message instanceof Message.Binary part) {
            binaries.add(part.content());
        }
    }

    private void frames(JsonValue value) {
        if (value instanceof JsonArray array) {
            array.forEach(this::frames);
        } else if (value instanceof JsonObject frame && isFrame(frame)) {
            frame(frame);
        } else {
            texts.add(value.toString());
        }
    }

    private static boolean isFrame(JsonObject frame) {
        return List.of("event", "reply", "error", "welcome", "pong", "missed", "presence", "state").stream()
                .anyMatch(frame::containsKey);
    }

    private void frame(JsonObject frame) {
        passage.received(frame);
        if (frame.containsKey("event")) {
            events.add(new ReceivedEvent(frame, data(frame), json));
        } else if (frame.containsKey("reply")) {
            answers.put(frame.get("reply").toString(), frame);
        } else if (frame.containsKey("error")) {
            errors.add(error(frame));
        } else if (frame.containsKey("welcome")) {
            welcome = frame.getJsonObject("welcome");
        } else if (frame.containsKey("missed")) {
            missed.add(frame.getJsonObject("missed"));
        } else if (frame.containsKey("presence")) {
            seen.take(frame.getJsonObject("presence"));
        } else if (frame.containsKey("state")) {
            states.take(frame.getJsonObject("state"));
        }
    }

    /** Returns who is present in rooms. */
    SeenRooms seen() {
        settle.run();
        return seen;
    }

    /** Returns what rooms remember. */
    SeenStates states() {
        settle.run();
        return states;
    }

    private static JsonValue data(JsonObject frame) {
        return frame.getOrDefault("data", JsonValue.NULL);
    }

    private static EventError error(JsonObject frame) {
        JsonObject error = frame.getJsonObject("error");
        JsonArray violations =
                error.containsKey("violations") ? error.getJsonArray("violations") : JsonValue.EMPTY_JSON_ARRAY;
        return new EventError(
                error.getString("code"),
                error.getString("event", ""),
                error.getString("message", ""),
                violations.stream()
                        .map(JsonValue::asJsonObject)
                        .map(one -> new EventError.Violation(one.getString("path"), one.getString("message")))
                        .toList());
    }

    String id() {
        settle.run();
        if (welcome == null) {
            throw new AssertionError("This client was sent no welcome, which only one with foyer.v1 gets. " + rest());
        }
        return welcome.getString("connection");
    }

    boolean isAnswered(String id) {
        settle.run();
        return answers.containsKey(id);
    }

    boolean isRefused(String id) {
        settle.run();
        JsonObject answer = answers.get(id);
        return answer != null && answer.containsKey("error");
    }

    Answer reply(String id, String event) {
        JsonObject answer = answer(id, event);
        if (answer.containsKey("error")) {
            throw new AssertionError("'" + event + "' was not answered with a reply, but with " + error(answer) + ".");
        }
        return new Answer(data(answer), json);
    }

    EventError error(String id, String event) {
        JsonObject answer = answer(id, event);
        if (!answer.containsKey("error")) {
            throw new AssertionError(
                    "'" + event + "' was not answered with an error, but with the reply " + data(answer) + ".");
        }
        return error(answer);
    }

    private JsonObject answer(String id, String event) {
        settle.run();
        JsonObject answer = answers.remove(id);
        if (answer == null) {
            throw new AssertionError("'" + event + "' has not been answered. " + rest());
        }
        return answer;
    }

    ReceivedEvent take(String name) {
        return take(event -> event.name().equals(name), "No '" + name + "' was received. ");
    }

    ReceivedEvent next() {
        return take(event -> true, "No event was received. ");
    }

    private ReceivedEvent take(Predicate<ReceivedEvent> wanted, String otherwise) {
        settle.run();
        Iterator<ReceivedEvent> left = events.iterator();
        while (left.hasNext()) {
            ReceivedEvent event = left.next();
            if (wanted.test(event)) {
                left.remove();
                return event;
            }
        }
        throw new AssertionError(otherwise + rest());
    }

    List<ReceivedEvent> left() {
        settle.run();
        return List.copyOf(events);
    }

    EventError takeError() {
        settle.run();
        if (errors.isEmpty()) {
            throw new AssertionError("No error was received. " + rest());
        }
        return errors.remove(0);
    }

    Optional<String> takeMissed() {
        settle.run();
        if (missed.isEmpty()) {
            throw new AssertionError("The client was not told that it missed anything. " + rest());
        }
        return Optional.ofNullable(missed.remove(0).getString("room", null));
    }

    String takeText() {
        settle.run();
        if (texts.isEmpty()) {
            throw new AssertionError("No text was received. " + rest());
        }
        return texts.remove(0);
    }

    ByteBuffer takeBinary() {
        settle.run();
        if (binaries.isEmpty()) {
            throw new AssertionError("No binary message was received. " + rest());
        }
        return binaries.remove(0);
    }

    void expectNothing() {
        settle.run();
        if (!events.isEmpty() || !texts.isEmpty() || !binaries.isEmpty() || !errors.isEmpty() || !missed.isEmpty()) {
            throw new AssertionError("Nothing should have been received. " + rest());
        }
    }

    Optional<Closing> closing() {
        settle.run();
        return Optional.ofNullable(closing);
    }

    /** Describes what is left, for the message of a failure. */
    String rest() {
        var left = new ArrayList<String>();
        events.forEach(event -> left.add("event " + event));
        errors.forEach(error -> left.add(error.toString()));
        missed.forEach(one -> left.add("missed " + one));
        texts.forEach(one -> left.add("text " + one));
        binaries.forEach(one -> left.add("binary message of " + one.remaining() + " bytes"));
        answers.forEach((id, answer) -> left.add("answer to call " + id + ": " + answer));
        String all = left.isEmpty() ? "nothing" : left.stream().collect(Collectors.joining("; "));
        return "Left in the inbox: " + all + ". "
                + (closing == null ? "The connection is open." : "The connection has ended with " + closing + ".");
    }
}
