// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.List;

import dev.foyer.internal.wire.JsonScanner.NotJson;
import org.jspecify.annotations.Nullable;

/** Reads what clients send in the format {@code foyer.v1}. Unknown keys are ignored; a key of ours that comes twice is not. */
public final class FrameReader {

    private static final int MAX_ID = 64;
    private static final int MAX_PING = 64;
    private static final String BAD_ID = "its id is neither an integer nor a string, or is longer than " + MAX_ID;
    private static final List<String> OURS = List.of("event", "data", "id", "ping");

    private final int maxDepth;

    public FrameReader(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** What the client sent; {@link Incoming.Malformed} if it is no frame, with its id if that could be read. */
    public Incoming read(String text) {
        return new Parts(new JsonScanner(text, maxDepth)).read();
    }

    /** Whether it is a ping, found out cheaply for what is none. */
    public boolean isPing(String text) {
        return text.length() <= MAX_PING && text.contains("\"ping\"") && read(text) instanceof Incoming.Ping;
    }

    /** The parts of one frame as they are found. Reading goes on after a mistake, as the id may come after it. */
    private static final class Parts {

        private final JsonScanner json;
        private @Nullable String name;
        private @Nullable String data;
        private @Nullable String id;
        private boolean idTwice;
        private int found; // a bit for each key of ours
        private @Nullable String complaint; // the first one

        Parts(JsonScanner json) {
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
            boolean ping = has("ping") && !has("event");
            if (complaint == null && !ping && (name == null || name.isBlank())) {
                complain("it has no event");
            }
            if (complaint != null) {
                return new Incoming.Malformed(complaint, idTwice ? null : id);
            }
            return name == null ? new Incoming.Ping() : new Incoming.Event(name, data, id);
        }

        private boolean has(String key) {
            return (found & bit(key)) != 0;
        }

        /** None for a key that is not ours. */
        private static int bit(String key) {
            int place = OURS.indexOf(key);
            return place < 0 ? 0 : 1 << place;
        }

        private void complain(String why) {
            complaint = complaint == null ? why : complaint;
        }

        private void members() throws NotJson {
            json.expect('{');
            if (!json.accept('}')) {
                do {
                    String key = json.string();
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
                case "id" -> id = text ? textId(start) : numberId(start);
                default -> json.value(2);
            }
        }

        /** An id is its raw text, so that the answer has it exactly as the client wrote it. */
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
}
