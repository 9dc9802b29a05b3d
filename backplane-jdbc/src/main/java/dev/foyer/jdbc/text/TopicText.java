// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.text;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

import dev.foyer.spi.Topic;

/**
 * Names topics in the tables: {@code r:/:lobby} for a room, {@code u:ada} for a user, {@code all}. Of a long name, only
 * the beginning is there, with a hash of the whole.
 */
public final class TopicText {

    private static final int LONGEST = 300;
    private static final int BEGINNING = 200;

    private TopicText() {}

    public static String of(Topic topic) {
        return bounded(
                switch (topic.kind()) {
                    case ROOM -> "r:" + escaped(topic.namespace()).replace(":", "%3A") + ':' + escaped(topic.name());
                    case USER -> "u:" + escaped(topic.name());
                    case ALL -> "all";
                });
    }

    private static String escaped(String name) {
        return MessageText.stored(name.replace("%", "%25").replace("\0", "%00"));
    }

    /** In what is escaped, a percent sign has a digit behind it, so a short name never looks like a long one. */
    private static String bounded(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(BEGINNING - 1)) ? BEGINNING - 1 : BEGINNING;
        return text.substring(0, end) + "%#" + hash(text);
    }

    private static String hash(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException none) { // every JVM has it
            throw new IllegalStateException(none);
        }
    }
}
