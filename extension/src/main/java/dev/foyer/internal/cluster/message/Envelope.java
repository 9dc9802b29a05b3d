// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import jakarta.json.JsonObject;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.wire.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A message about connections. If it is about an event, the frame as clients get it follows the line.
 *
 * @param node the id of the node that sent it; empty for a program that is none
 * @param to whom it is about, unless the topic says it
 */
public record Envelope(String node, @Nullable Address to, Action action) implements Message {

    private static final String START = "{\"n\":";

    /** Follows the id of the node if the message must be read when it comes back. */
    private static final String REMEMBERED = "\"r\":1";

    /** Returns how the messages of a node begin. */
    public static String start(String node) {
        return JsonText.quote(new StringBuilder(START), node).append(',').toString();
    }

    /**
     * Tests whether a text is a message about connections that a node need not read when it comes back, without reading
     * it all. One whose kind follows its start may be something else.
     *
     * @param start how the messages of a node begin
     */
    public static boolean isOf(String start, String text) {
        return text.startsWith(start)
                && !text.startsWith("\"k\":", start.length())
                && !text.startsWith(REMEMBERED, start.length());
    }

    @Override
    public String text() {
        var out = JsonText.quote(new StringBuilder(256).append(START), node);
        if (action instanceof Emitted event && event.isRemembered()) {
            out.append(',').append(REMEMBERED);
        }
        if (to != null) {
            AddressText.write(out.append(",\"to\":"), to);
        }
        ActionText.write(out, action);
        return out.toString();
    }

    /**
     * Reads the line of a message.
     *
     * @param rest what follows it
     * @throws RuntimeException if it is none, or one of an unknown kind
     */
    static Envelope read(JsonObject line, String rest) {
        return new Envelope(
                line.getString("n", ""),
                line.containsKey("to") ? AddressText.read(line.get("to")) : null,
                ActionText.read(line, rest));
    }
}
