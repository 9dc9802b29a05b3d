// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

/** Makes JSON texts for a record class, valid and broken ones, and records. For one thread. */
final class RandomJson {

    private static final String[] STRANGE_SPACES = {
        "\u00a0", "\f", "\u000b", "\u0000", "\ufeff", "\u2003", "\u0085", "//"
    };
    private static final String[] TAILS = {"x", "}", "{}", ",", "\u0000", "\u00a0", "1", "\"", "/**/"};
    private static final String[] CHARACTERS = {
        "a",
        "Z",
        "\u00e4",
        "\u20ac",
        "\u2028",
        "\u2029",
        "\u007f",
        "\u0085",
        "\u00a0",
        "\ud83d\ude00",
        "\ud83d",
        "\ude00",
        "\ufffe",
        "\uffff",
        "\ufeff",
        "/",
        "'",
        "<",
        "{",
        "}",
        ":",
        ",",
        "null",
        "true",
        " ",
        "\u2000",
        "\u20ff",
        "\u2100",
        "\ud7ff",
        "\ue000"
    };
    private static final String[] ESCAPES = {
        "\\\"",
        "\\\\",
        "\\/",
        "\\n",
        "\\t",
        "\\b",
        "\\f",
        "\\r",
        "\\u0041",
        "\\u00e4",
        "\\ud83d\\ude00",
        "\\ud83d",
        "\\u0000",
        "\\u12",
        "\\x",
        "\\'",
        "\\"
    };
    private static final String[] LITERALS = {
        "true", "false", "True", "FALSE", "tru", "falsey", "null", "NULL", "\"true\"", "0", "1"
    };
    private static final String[] NUMBERS = {
        "0",
        "-0",
        "00",
        "01",
        "-01",
        "+1",
        "-",
        "- 1",
        "1.0",
        "1.",
        ".5",
        "1e2",
        "1E+2",
        "1e-2",
        "1.5",
        "NaN",
        "0x10",
        "1_000",
        "1L",
        "\u0661",
        "2147483647",
        "2147483648",
        "-2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "999999999",
        "1000000000",
        "999999999999999",
        "1000000000000000",
        "9007199254740993"
    };
    private static final String[] NESTED = {
        "{}", "[]", "[1]", "[\"a\"]", "{\"x\":1}", "{\"text\":{\"a\":[null]}}", "\"\"", "1", "\"1\"", ""
    };

    private final Random random;

    // Mutable state: whether the text may have something odd in it.
    private boolean odd;

    RandomJson(long seed) {
        this.random = new Random(seed);
    }

    /** Returns a text that is more or less the JSON of a record class. */
    String text(Class<?> type) {
        odd = random.nextBoolean();
        var members = new ArrayList<String>();
        for (RecordComponent component : type.getRecordComponents()) {
            members.add(member(component));
        }
        if (chance(4)) {
            Collections.shuffle(members, random);
        }
        if (odd(20)) {
            members.remove(random.nextInt(members.size()));
        }
        if (odd(20) && !members.isEmpty()) {
            members.add(members.get(random.nextInt(members.size())));
        }
        if (odd(20)) {
            RecordComponent twice = type.getRecordComponents()[random.nextInt(type.getRecordComponents().length)];
            members.add(member(twice));
        }
        if (odd(20)) {
            members.add(
                    random.nextInt(members.size() + 1),
                    name(pick("other", "", "tex", "textt", "X")) + ":" + value(String.class));
        }
        String json = space() + "{" + space() + String.join(space() + "," + space(), members) + space() + "}" + space();
        return odd(8) ? broken(json) : json;
    }

    private String member(RecordComponent component) {
        return name(component.getName()) + space() + ":" + space() + value(component.getType());
    }

    private String name(String name) {
        if (odd(40) && !name.isEmpty()) {
            return "\"" + String.format("\\u%04x", (int) name.charAt(0)) + name.substring(1) + "\"";
        }
        if (odd(60)) {
            return pick(
                    name,
                    "'" + name + "'",
                    "\"" + name,
                    "\"" + name + " \"",
                    "\"" + name.toUpperCase(java.util.Locale.ROOT) + "\"");
        }
        return "\"" + name + "\"";
    }

    private String value(Class<?> type) {
        if (odd(25)) {
            return pick(pick(NESTED), "null", pick(LITERALS), pick(NUMBERS), string());
        }
        if (type == String.class) {
            return string();
        }
        if (type == boolean.class || type == Boolean.class) {
            return odd(10) ? pick(LITERALS) : String.valueOf(random.nextBoolean());
        }
        return odd(5) ? pick(NUMBERS) : number();
    }

    private String number() {
        int digits = odd(4) ? 1 + random.nextInt(30) : 1 + random.nextInt(9);
        String number = random.ints(digits, 0, 10).mapToObj(String::valueOf).collect(Collectors.joining());
        String plain = odd(10) ? number : number.replaceFirst("^0+(?=.)", "");
        return (chance(3) ? "-" : "") + plain + (odd(30) ? pick(".0", ".25", "e1", "E3", "e-1", "a") : "");
    }

    private String string() {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(
                    odd(15) ? pick(ESCAPES) : odd(40) ? String.valueOf((char) random.nextInt(32)) : pick(CHARACTERS));
        }
        return text.append('"').toString();
    }

    private String space() {
        if (odd(100)) {
            return pick(STRANGE_SPACES);
        }
        return chance(4) ? pick(" ", "\n", "\r", "\t", "  ", " \r\n\t") : "";
    }

    private String broken(String json) {
        int at = random.nextInt(json.length());
        return switch (random.nextInt(4)) {
            case 0 -> json.substring(0, at);
            case 1 -> json + pick(TAILS);
            case 2 -> json.substring(0, at) + json.substring(at + 1);
            default ->
                json.substring(0, at)
                        + pick(pick(TAILS), pick(STRANGE_SPACES), "\\", "-", "0", "n")
                        + json.substring(at);
        };
    }

    /** Returns a record of a class, with all kinds of values. */
    Record value(Constructor<? extends Record> constructor) throws ReflectiveOperationException {
        List<@Nullable Object> values = new ArrayList<>();
        for (Class<?> type : constructor.getParameterTypes()) {
            values.add(part(type));
        }
        return constructor.newInstance(values.toArray());
    }

    private @Nullable Object part(Class<?> type) {
        if (!type.isPrimitive() && chance(5)) {
            return null;
        }
        if (type == String.class) {
            int bound = Arrays.asList(0x80, 0x100, 0x2100, 0x10000).get(random.nextInt(4));
            return chance(2)
                    ? random.ints(random.nextInt(4), 0, CHARACTERS.length)
                            .mapToObj(i -> CHARACTERS[i])
                            .collect(Collectors.joining())
                    : random.ints(random.nextInt(4), 0, bound)
                            .mapToObj(c -> String.valueOf((char) c))
                            .collect(Collectors.joining());
        }
        if (type == boolean.class || type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == int.class || type == Integer.class) {
            return chance(4) ? pick(0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE) : Integer.valueOf(random.nextInt());
        }
        long exact = 1L << 53;
        return chance(3)
                ? pick(
                        0L,
                        -1L,
                        Long.MAX_VALUE,
                        Long.MIN_VALUE,
                        exact,
                        exact - 1,
                        exact + 1,
                        -exact,
                        -exact - 1,
                        1 - exact)
                : Long.valueOf(random.nextLong() >> random.nextInt(64));
    }

    private boolean odd(int oneIn) {
        return odd && chance(oneIn);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    @SafeVarargs
    private <T> T pick(T... some) {
        return some[random.nextInt(some.length)];
    }
}
