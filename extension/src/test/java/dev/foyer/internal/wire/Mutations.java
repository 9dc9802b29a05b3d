// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.List;
import java.util.Random;

/** Frames, and texts that were made of frames by small changes. */
final class Mutations {

    private static final List<String> SEEDS = List.of(
            "{\"event\":\"chat.say\",\"data\":{\"text\":\"hi\",\"n\":[1,2.5,-3e10]},\"id\":7}",
            "{\"event\":\"a\"}",
            "{\"ping\":1}",
            "{\"ping\":{\"a\":[]},\"event\":\"e\"}",
            "{\"id\":\"x\\u0041\",\"ev\\u0065nt\":\"\\ud83d\\ude00\",\"d\\u0061ta\":null}",
            "{ \"event\" : \"e\" , \"other\" : [ true , false , null ] , \"data\" : \"\\\"\\\\\\/\\b\\f\\n\\r\\t\" }",
            "{\"event\":\" \",\"id\":-0}",
            "{\"event\":\"e\",\"id\":123456789012345678901234567890}",
            "{\"data\":[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]],\"event\":\"deep\"}",
            "{}",
            "[]");

    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "\\u0000",
            "\\u00e9",
            "0",
            "1",
            "-",
            "+",
            ".",
            "e",
            "E",
            "00",
            "1e",
            "e5",
            " ",
            "\t",
            "\n",
            "\r",
            "\f",
            "\0",
            "\u00a0",
            "\ufeff",
            "\u2028",
            "\u0661",
            "\uff10",
            "\ud83d",
            "\ude00",
            "true",
            "false",
            "null",
            "nul",
            "NaN",
            "Infinity",
            "'",
            "/",
            "//",
            "/**/",
            "#",
            "\"event\":\"b\"",
            "\"data\":1",
            "\"id\":2",
            "\"ping\":3",
            "\"x\":[]",
            ",\"event\":\"b\"",
            ",\"id\":\"3\"",
            "[[[[[[[[",
            "]]]]]]]]",
            "{\"a\":",
            "\u007f",
            "\u001f",
            "\u00ff");

    private final Random random;

    Mutations(long seed) {
        random = new Random(seed);
    }

    /** One of the frames after one to six changes. */
    String next() {
        var text = new StringBuilder(any(SEEDS));
        for (int changes = 1 + random.nextInt(6); changes > 0; changes--) {
            change(text);
        }
        return text.toString();
    }

    private void change(StringBuilder text) {
        int at = random.nextInt(text.length() + 1);
        int end = Math.min(text.length(), at + 1 + random.nextInt(4));
        switch (random.nextInt(7)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, any(PIECES));
            case 2 -> text.replace(at, end, any(PIECES));
            case 3 -> text.insert(at, text.substring(at, end));
            case 4 -> text.setLength(at);
            case 5 -> text.insert(at, part(any(SEEDS)));
            default -> text.replace(at, Math.min(text.length(), at + 1), String.valueOf((char) random.nextInt(0x250)));
        }
    }

    private String part(String of) {
        int start = random.nextInt(of.length());
        return of.substring(start, start + random.nextInt(of.length() - start + 1));
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
