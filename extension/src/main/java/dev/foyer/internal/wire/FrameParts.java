// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.HashMap;
import java.util.Map;

import dev.foyer.internal.flow.Names;
import dev.foyer.internal.measure.TraceContext;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/** Collects the parts of one frame. Reading continues after a mistake, because the id may come later. */
final class FrameParts {

    private static final int MAX_ID = 64;
    private static final String BAD_ID = "its id is neither an integer nor a string, or is longer than " + MAX_ID;

    private static final String BAD_POSITION = "its resume has something else than positions";

    private static final String TRACE_PARENT = "traceparent";
    private static final String TRACE_STATE = "tracestate";

    private static final String[] OURS = {
        "event", "data", "id", "ping", "resume", "state", "bearer", TRACE_PARENT, TRACE_STATE
    };

    /** What a token can be made of at most, see RFC 6750; longer ones are for nobody. */
    private static final int MAX_TOKEN = 8192;

    private static final String BAD_TOKEN = "its bearer is not a token";

    private final JsonScanner json;
    private @Nullable String name;
    private @Nullable String data;
    private @Nullable String id;
    private @Nullable Map<String, Position> positions;
    private @Nullable String room;
    private @Nullable String traceParent;
    private @Nullable String traceState;
    private @Nullable String token;
    private boolean idTwice;
    private int found; // a bit for each known key
    private @Nullable String complaint; // the first one

    FrameParts(JsonScanner json) {
        this.json = json;
    }

    Incoming read() {
        try {
            members();
        } catch (NotJson malformed) {
            complain(json.isTooDeep() ? json.depthExceeded() : malformed.why());
        }
        if (json.isTooDeep()) {
            complain(json.depthExceeded());
        }
        boolean ping = (has("ping") || has("resume") || has("state") || has("bearer")) && !has("event");
        if (complaint == null && !ping && (name == null || name.isBlank())) {
            complain("it has no event");
        }
        if (complaint != null) {
            return new Incoming.Malformed(complaint, idTwice ? null : id);
        }
        if (name != null) {
            return new Incoming.Event(name, data, id, TraceContext.of(traceParent, traceState));
        }
        if (token != null) {
            return new Incoming.Bearer(token, id);
        }
        if (room != null) {
            return new Incoming.StateWanted(room);
        }
        return positions == null ? new Incoming.Ping() : new Incoming.Positions(positions);
    }

    private boolean has(String key) {
        return (found & bit(key)) != 0;
    }

    /** Returns no bit for an unknown key. */
    private static int bit(String key) {
        return switch (key) {
            case "event" -> 1;
            case "data" -> 2;
            case "id" -> 4;
            case "ping" -> 8;
            case "resume" -> 16;
            case "state" -> 32;
            case TRACE_PARENT -> 64;
            case TRACE_STATE -> 128;
            case "bearer" -> 256;
            default -> 0;
        };
    }

    private void complain(String why) {
        complaint = complaint == null ? why : complaint;
    }

    private void members() throws NotJson {
        json.expect('{');
        if (!json.accept('}')) {
            do {
                String key = json.name(OURS);
                json.expect(':');
                member(key);
            } while (json.accept(','));
            json.expect('}');
        }
        if (!json.atEnd()) {
            throw new NotJson();
        }
    }

    private void member(String key) throws NotJson {
        if (has(key)) {
            complain("it has a member twice");
            idTwice = idTwice || key.equals("id");
        }
        found |= bit(key);
        int start = json.position();
        boolean text = json.atString();
        switch (key) {
            case "event" -> {
                if (text) {
                    name = json.string();
                    return;
                }
                complain("its event is not a string");
                json.value(2);
            }
            case "data" -> {
                json.value(2);
                data = json.since(start);
            }
            case "state" -> {
                if (text) {
                    room = json.string();
                } else {
                    json.value(2);
                }
                if (room == null || Names.complaint(room) != null) {
                    complain("its state is not the name of a room");
                }
            }
            case TRACE_PARENT -> traceParent = textOrNull(text);
            case TRACE_STATE -> traceState = textOrNull(text);
            case "resume" -> positions = positions();
            case "bearer" -> token(text);
            case "id" -> id = text ? textId(start) : numberId(start);
            default -> json.value(2);
        }
    }

    /** Reads a value that is ignored if it is no text. */
    private @Nullable String textOrNull(boolean text) throws NotJson {
        if (text) {
            return json.string();
        }
        json.value(2);
        return null;
    }

    private void token(boolean text) throws NotJson {
        if (text) {
            token = json.string();
        } else {
            json.value(2);
        }
        if (token == null
                || token.isEmpty()
                || token.length() > MAX_TOKEN
                || !token.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            complain(BAD_TOKEN);
        }
    }

    private Map<String, Position> positions() throws NotJson {
        var found = new HashMap<String, Position>();
        if (!json.accept('{')) {
            complain("its resume is not an object");
            json.value(2);
        } else if (!json.accept('}')) {
            do {
                position(found);
            } while (json.accept(','));
            json.expect('}');
        }
        return found;
    }

    private void position(Map<String, Position> found) throws NotJson {
        String room = json.string();
        json.expect(':');
        if (!json.atString()) {
            complain(BAD_POSITION);
            json.value(3);
            return;
        }
        try {
            found.put(room, Position.parse(json.string()));
        } catch (IllegalArgumentException none) {
            complain(BAD_POSITION);
        }
    }

    /** Returns the raw text of an id, so that the answer has it exactly as the client wrote it. */
    private @Nullable String textId(int start) throws NotJson {
        return checked(start, json.string().length());
    }

    private @Nullable String numberId(int start) throws NotJson {
        if (!json.atNumber()) {
            json.value(2);
            complain(BAD_ID);
            return null;
        }
        boolean integer = json.number();
        return checked(start, integer ? json.since(start).length() : MAX_ID + 1);
    }

    private @Nullable String checked(int start, int length) {
        if (length > MAX_ID) {
            complain(BAD_ID);
            return null;
        }
        return json.since(start);
    }
}
