// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.io.StringReader;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParser.Event;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;

import org.jspecify.annotations.Nullable;

/**
 * What a frame should be read as, by another way: with the parser of a JSON library, and the words of docs/reference/wire-format.md. Texts
 * of JSON are compared as lists of tokens, in which white space and the spelling of strings do not count.
 */
final class FrameOracle {

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());

    /** What was found: a kind, and for an event its name, data and id. */
    record Verdict(
            String kind,
            @Nullable String name,
            @Nullable String data,
            @Nullable String id) {

        static final Verdict MALFORMED = new Verdict("malformed", null, null, null);
        static final Verdict PING = new Verdict("ping", null, null, null);
    }

    private final int maxDepth;

    FrameOracle(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** What the reader made of a text, in the oracle's words. */
    Verdict of(Incoming incoming) {
        if (incoming instanceof Incoming.Event event) {
            try {
                return new Verdict("event", event.name(), tokens(event.data()), tokens(event.id()));
            } catch (JsonException | NoSuchElementException malformed) {
                return new Verdict("event that should be malformed", event.name(), event.data(), event.id());
            }
        }
        return incoming instanceof Incoming.Ping ? Verdict.PING : Verdict.MALFORMED;
    }

    /** Whether a text is JSON, nested no deeper than allowed. */
    boolean isJson(String text) {
        try {
            tokens(text);
            return true;
        } catch (JsonException | NoSuchElementException malformed) {
            return false;
        }
    }

    Verdict judge(String text) {
        try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
            return frame(parser);
        } catch (JsonException | NoSuchElementException malformed) {
            return Verdict.MALFORMED;
        }
    }

    private Verdict frame(JsonParser parser) {
        if (!parser.hasNext() || parser.next() != Event.START_OBJECT) {
            throw new NotAllowed();
        }
        String name = null;
        String data = null;
        String id = null;
        var seen = new HashSet<String>();
        for (Event event = parser.next(); event != Event.END_OBJECT; event = parser.next()) {
            String key = parser.getString();
            Event value = parser.next();
            boolean ours = switch (key) {
                case "event", "data", "id", "ping" -> true;
                default -> false;
            };
            if (ours && !seen.add(key)) {
                throw new NotAllowed();
            }
            if (key.equals("event")) {
                require(value == Event.VALUE_STRING);
                name = parser.getString();
            }
            if (key.equals("id")) {
                require(isId(value, parser));
            }
            var tokens = new StringBuilder();
            value(parser, value, 2, tokens);
            data = key.equals("data") ? tokens.toString() : data;
            id = key.equals("id") ? tokens.toString() : id;
        }
        require(!parser.hasNext());
        if (name == null) {
            return seen.contains("ping") ? Verdict.PING : Verdict.MALFORMED;
        }
        return name.isBlank() ? Verdict.MALFORMED : new Verdict("event", name, data, id);
    }

    private static boolean isId(Event value, JsonParser parser) {
        return switch (value) {
            case VALUE_STRING -> parser.getString().length() <= 64;
            case VALUE_NUMBER ->
                parser.getString().matches("-?[0-9]{1,64}")
                        && parser.getString().length() <= 64;
            default -> false;
        };
    }

    private @Nullable String tokens(@Nullable String json) {
        if (json == null) {
            return null;
        }
        try (JsonParser parser = PARSERS.createParser(new StringReader(json))) {
            var tokens = new StringBuilder();
            require(parser.hasNext());
            value(parser, parser.next(), 2, tokens);
            require(!parser.hasNext());
            return tokens.toString();
        }
    }

    private void value(JsonParser parser, Event first, int depth, StringBuilder tokens) {
        switch (first) {
            case START_OBJECT, START_ARRAY -> {
                require(depth <= maxDepth);
                tokens.append(first);
                Event event = parser.next();
                while (event != Event.END_OBJECT && event != Event.END_ARRAY) {
                    if (event == Event.KEY_NAME) {
                        text(parser.getString(), tokens);
                        event = parser.next();
                    }
                    value(parser, event, depth + 1, tokens);
                    event = parser.next();
                }
                tokens.append(event);
            }
            case VALUE_STRING -> text(parser.getString(), tokens);
            case VALUE_NUMBER -> tokens.append('#').append(parser.getString()).append(' ');
            default -> tokens.append(first).append(' ');
        }
    }

    private static void text(String text, StringBuilder tokens) {
        tokens.append('"').append(text.length()).append(':').append(text);
    }

    private static void require(boolean allowed) {
        if (!allowed) {
            throw new NotAllowed();
        }
    }

    /** It is JSON, perhaps, but no frame. */
    private static final class NotAllowed extends JsonParsingException {
        private static final long serialVersionUID = 1L;

        NotAllowed() {
            super("not allowed", null);
        }
    }
}
