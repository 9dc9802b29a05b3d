// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.jmh;

import java.util.List;
import java.util.stream.IntStream;

import dev.foyer.internal.flow.Frame;

/** Texts as an application sends them. */
public final class Samples {

    /** What a JSON string becomes that a person has written. */
    private static final String ESCAPED = "He said \\\"hello\\\",\\nthen left for the caf\\u00e9. ";

    private static final String PLAIN = "Somebody said hello, and then left for the coffee house. ";

    private Samples() {}

    /**
     * The data of an event.
     *
     * @param length how long the text in it is
     * @param escaped whether it has escapes
     */
    public static String data(int length, boolean escaped) {
        String part = escaped ? ESCAPED : PLAIN;
        String text = part.repeat(Math.max(1, length / part.length()));
        return "{\"text\":\"" + text + "\",\"number\":17}";
    }

    /** A frame of a client that asks for a reply. */
    public static String asking(String data) {
        return "{\"event\":\"ask\",\"data\":" + data + ",\"id\":4711}";
    }

    /** As many frames of a server, about 120 bytes each. */
    public static List<Frame> frames(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> Frame.json("{\"event\":\"published\",\"room\":\"r1\",\"data\":" + data(60, false)
                        + ",\"n\":" + number + "}"))
                .toList();
    }
}
