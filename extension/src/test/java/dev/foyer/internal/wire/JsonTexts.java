// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Texts that are JSON, texts that are not, and texts of which RFC 8259 leaves it to the parser. They are made from the grammar: each
 * production in each of its forms, and each form with something missing, doubled, or of another kind.
 */
final class JsonTexts {

    private static final List<String> INTEGERS = List.of("0", "1", "9", "10", "90", "1234567890");
    private static final List<String> FRACTIONS = List.of("", ".0", ".5", ".05", ".123456789");
    private static final List<String> EXPONENTS = List.of("", "e0", "E1", "e+1", "e-1", "E+07", "E-22");
    private static final List<String> NO_NUMBERS = List.of(
            "00",
            "01",
            "-01",
            "-00",
            "+0",
            "+1",
            "++1",
            "--1",
            "-",
            "-a",
            "1a",
            "1-",
            "1+2",
            "0x1",
            "0b1",
            "1_0",
            "1 0",
            ".",
            ".1",
            "-.1",
            "1.",
            "-1.",
            "1.e1",
            "1..1",
            "1.1.1",
            "1e",
            "1E",
            "1e+",
            "1e-",
            "1ee1",
            "1e1.0",
            "1e1e1",
            "1e1,",
            "1,0",
            "e1",
            "1f",
            "1L",
            "1d",
            "NaN",
            "-NaN",
            "nan",
            "Infinity",
            "-Infinity",
            "Inf",
            "-",
            "\u0661",
            "\uff11",
            "\u00b2",
            "1\u0660",
            "\u22121",
            "0.\u0661");
    private static final List<String> LITERALS = List.of("true", "false", "null");
    private static final String ESCAPES = "\"\\/bfnrt";
    private static final String NO_SPACES =
            "\f\u000b\u0000\u001c\u0085\u00a0\u1680\u180e\u2000\u2003\u2028\u2029\u202f\u205f\u2060\u3000\ufeff";

    private JsonTexts() {}

    /** What is JSON. */
    static List<String> valid() {
        var texts = new ArrayList<String>();
        for (String integer : INTEGERS) {
            for (String fraction : FRACTIONS) {
                for (String exponent : EXPONENTS) {
                    texts.add(integer + fraction + exponent);
                    texts.add("-" + integer + fraction + exponent);
                }
            }
        }
        texts.addAll(LITERALS);
        strings().forEach(texts::add);
        var simple = List.of("1", "\"a\"", "true", "null", "[]", "{}");
        for (String value : simple) {
            texts.addAll(List.of("[" + value + "]", "[" + value + "," + value + "]", "{\"a\":" + value + "}"));
            texts.addAll(
                    List.of("{\"\":" + value + ",\"b\":" + value + "}", "[[" + value + "],{\"a\":[" + value + "]}]"));
            for (String space : List.of(" ", "\t", "\n", "\r", " \r\n\t ")) {
                texts.add(space + "[" + space + value + space + "," + space + value + space + "]" + space);
                texts.add(space + "{" + space + "\"a\"" + space + ":" + space + value + space + "}" + space);
            }
        }
        texts.add("{\"a\":1,\"a\":2}");
        texts.add("[" + "1,".repeat(5_000) + "1]");
        return texts;
    }

    private static Stream<String> strings() {
        Stream<String> escaped = ESCAPES.chars().mapToObj(c -> "\"\\" + (char) c + "\"");
        Stream<String> plain = IntStream.of(
                        0x20, 0x21, 0x27, 0x2f, 0x7e, 0x7f, 0x80, 0x9f, 0xa0, 0xe9, 0x3c0, 0x20ac, 0x2028, 0x2029,
                        0xfeff, 0xfffd, 0xffff, 0x1f600, 0x10ffff)
                .mapToObj(c -> "\"" + Character.toString(c) + "\"");
        Stream<String> hex = Stream.of(
                        "0000", "001f", "0022", "005C", "00e9", "20AC", "FFFF", "aBcD", "ud83d\\ude00".substring(1))
                .map(digits -> "\"\\u" + digits + "\"");
        return Stream.of(escaped, plain, hex, Stream.of("\"\"", "\"" + "a".repeat(10_000) + "\"", "\"\\\\\\\"\""))
                .flatMap(texts -> texts);
    }

    /** What is no JSON. */
    static List<String> invalid() {
        var texts = new ArrayList<>(NO_NUMBERS);
        for (String literal : LITERALS) {
            texts.addAll(List.of(
                    literal.toUpperCase(java.util.Locale.ROOT), literal + literal, literal + "1", "-" + literal));
            texts.add(Character.toUpperCase(literal.charAt(0)) + literal.substring(1));
            IntStream.range(1, literal.length())
                    .mapToObj(end -> literal.substring(0, end))
                    .forEach(texts::add);
        }
        texts.addAll(List.of(
                "undefined",
                "None",
                "a",
                "'a'",
                "`a`",
                "\"a",
                "a\"",
                "\"",
                "\"\\\"",
                "\"a\"\"",
                "\"a\"b",
                "\u201ca\u201d"));
        IntStream.range(0, 0x20).mapToObj(c -> "\"" + (char) c + "\"").forEach(texts::add);
        IntStream.range(0x20, 0x7f)
                .filter(c -> c != 'u' && ESCAPES.indexOf(c) < 0)
                .mapToObj(c -> "\"\\" + (char) c + "\"")
                .forEach(texts::add);
        Stream.of(
                        "",
                        "0",
                        "00",
                        "000",
                        "000g",
                        "00g0",
                        "0g00",
                        "g000",
                        "-001",
                        "+001",
                        " 001",
                        "\u0661\u0661\u0661\u0661",
                        "\uff10000",
                        "{0041}")
                .map(digits -> "\"\\u" + digits + "\"")
                .forEach(texts::add);
        NO_SPACES.chars().mapToObj(Character::toString).forEach(space -> {
            texts.addAll(List.of(
                    space + "1", "1" + space, "[" + space + "]", "[1" + space + ",1]", "{\"a\"" + space + ":1}"));
        });
        structures(texts);
        return texts;
    }

    private static void structures(List<String> texts) {
        texts.addAll(List.of(
                "",
                " ",
                "[",
                "]",
                "{",
                "}",
                "[}",
                "{]",
                "[1",
                "[1,",
                "[,",
                "1]",
                "[1]]",
                "[[1]",
                "{\"a\":1",
                "{\"a\":1}}"));
        texts.addAll(List.of(
                "[,]",
                "[1,]",
                "[,1]",
                "[1,,1]",
                "[1 1]",
                "[1:1]",
                "[1;1]",
                "[\"a\":1]",
                "[\"a\",1:2]",
                "[1][2]",
                "[]{}",
                "1 2"));
        texts.addAll(List.of(
                "{,}",
                "{\"a\":1,}",
                "{,\"a\":1}",
                "{\"a\":1,,\"b\":2}",
                "{\"a\":1 \"b\":2}",
                "{\"a\":1;\"b\":2}",
                "{\"a\"}"));
        texts.addAll(List.of(
                "{\"a\":}",
                "{\"a\",1}",
                "{\"a\"::1}",
                "{\"a\" 1}",
                "{:1}",
                "{a:1}",
                "{'a':1}",
                "{1:1}",
                "{null:1}",
                "{[]:1}"));
        texts.addAll(List.of(
                "{\"a\":1:2}",
                "{\"a\":\"b\":\"c\"}",
                "{\"a\":1}x",
                "{\"a\":1}#",
                "{\"a\":1}//",
                "{\"a\":1}/**/",
                "/**/1",
                "//\n1"));
        texts.addAll(List.of(
                "[1,#\n2]",
                "[...]",
                "<1>",
                "(1)",
                "=1",
                "*",
                "\\",
                "\\u0031",
                "[\\n1]",
                "\ud83d\ude00",
                "$1",
                "@",
                "\0"));
        for (String whole : List.of("{\"a\":[1,\"b\",{\"c\":null}]}", "[{\"a\":\"\\u0041\"},-1.5e10]")) {
            IntStream.range(1, whole.length())
                    .mapToObj(end -> whole.substring(0, end))
                    .forEach(texts::add);
        }
    }

    /** What RFC 8259 leaves open, and is taken: how large numbers are, and halves of surrogate pairs. */
    static List<String> open() {
        return List.of(
                "1e400",
                "-1e400",
                "1e-400",
                "1E+2147483648",
                "0e99999999999",
                "9".repeat(1_000),
                "0." + "1".repeat(1_000),
                "-9223372036854775809",
                "\"\\ud800\"",
                "\"\\udc00\"",
                "\"\\udc00\\ud800\"",
                "\"\\ud800a\"",
                "\"\ud800\"",
                "\"\udfff\"",
                "\"\\uFFFE\"",
                "\"\\ud83d\\ud83d\"");
    }
}
