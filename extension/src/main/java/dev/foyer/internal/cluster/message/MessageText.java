// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import jakarta.json.JsonObject;

/** Reads what goes over the backplane. */
public final class MessageText {

    private MessageText() {}

    /**
     * Reads a message.
     *
     * @throws IllegalArgumentException if it is none, or one of an unknown kind
     */
    public static Message read(String message) {
        int end = message.indexOf('\n');
        if (end < 0) {
            throw new IllegalArgumentException("It has one line only.");
        }
        try {
            return read(JsonObjects.read(message.substring(0, end)), message.substring(end + 1));
        } catch (RuntimeException
                | StackOverflowError other) { // JSON providers differ in what they throw for deep JSON
            throw new IllegalArgumentException("Its first line is no JSON object of Foyer's.", other);
        }
    }

    private static Message read(JsonObject line, String rest) {
        return switch (line.getString("k", "")) {
            case Beat.BEAT, Beat.BYE -> Beat.read(line);
            case Sizes.KIND -> Sizes.read(line, rest);
            case SizesWanted.KIND -> SizesWanted.read(line);
            case PresenceTold.KIND -> PresenceTold.read(line, rest);
            case PresenceWanted.KIND -> PresenceWanted.read(line);
            default -> Envelope.read(line, rest);
        };
    }
}
