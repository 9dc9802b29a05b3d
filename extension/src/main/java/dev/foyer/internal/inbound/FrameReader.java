// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import dev.foyer.internal.flow.Incoming;
import dev.foyer.internal.inbound.JsonScanner.NotJson;
import org.jspecify.annotations.Nullable;

/** Reads what clients send in the format {@code foyer.v1}. Unknown keys are ignored; a key of ours that comes twice is not. */
public final class FrameReader {

    private static final int MAX_ID = 64;
    private static final String BAD_ID = "its id is neither an integer nor a text, or longer than " + MAX_ID;
    private static final String TWICE = "it has a member twice";

    private final int maxDepth;

    public FrameReader(int maxDepth) {
        this.maxDepth = maxDepth;
    }

    /** What the client sent; {@link Incoming.Malformed} if it is no frame. */
    public Incoming read(String text) {
        try {
            return new Parts(new JsonScanner(text, maxDepth)).read();
        } catch (NotJson malformed) {
            return new Incoming.Malformed(malformed.why());
        }
    }

    /** The parts of one frame as they are found. */
    private static final class Parts {

        private final JsonScanner json;
        private @Nullable String name;
        private @Nullable String data;
        private @Nullable String id;
        private boolean ping;

        Parts(JsonScanner json) {
            this.json = json;
        }

        Incoming read() throws NotJson {
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
            if (name != null && !name.isBlank()) {
                return new Incoming.Event(name, data, id);
            }
            return ping && name == null ? new Incoming.Ping() : new Incoming.Malformed("it has no event");
        }

        private void member(String key) throws NotJson {
            switch (key) {
                case "event" -> {
                    once(name);
                    if (!json.atString()) {
                        throw new NotJson("its event is not a text");
                    }
                    name = json.string();
                }
                case "data" -> {
                    once(data);
                    int start = json.position();
                    json.value(2);
                    data = json.since(start);
                }
                case "id" -> {
                    once(id);
                    id = id();
                }
                case "ping" -> {
                    if (ping) {
                        throw new NotJson(TWICE);
                    }
                    json.value(2);
                    ping = true;
                }
                default -> json.value(2);
            }
        }

        /** An integer or a string, as its raw text, so that the answer has it exactly as the client wrote it. */
        private String id() throws NotJson {
            int start = json.position();
            int length;
            if (json.atString()) {
                length = json.string().length();
            } else if (json.number()) {
                length = json.since(start).length();
            } else {
                throw new NotJson(BAD_ID);
            }
            if (length > MAX_ID) {
                throw new NotJson(BAD_ID);
            }
            return json.since(start);
        }

        private static void once(@Nullable String earlier) throws NotJson {
            if (earlier != null) {
                throw new NotJson(TWICE);
            }
        }
    }
}
