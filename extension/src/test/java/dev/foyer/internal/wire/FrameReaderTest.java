// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import dev.foyer.internal.wire.Incoming.Event;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class FrameReaderTest {

    private final FrameReader reader = new FrameReader(32);

    @Test
    void event_hasNameDataAndId() {
        assertThat(reader.read("{\"event\":\"chat.say\",\"data\":{\"text\":\"hi\"},\"id\":7}"))
                .isEqualTo(new Event("chat.say", "{\"text\":\"hi\"}", "7"));
    }

    @Test
    void event_mayHaveItsPartsInAnyOrder() {
        assertThat(reader.read("{\"id\":\"a\",\"data\":1,\"event\":\"e\"}")).isEqualTo(new Event("e", "1", "\"a\""));
    }

    @Test
    void event_needsNeitherDataNorId() {
        assertThat(reader.read("{\"event\":\"e\"}")).isEqualTo(new Event("e", null, null));
    }

    @Test
    void space_isAllowedBetweenAllTokens() {
        String spaced = " \t\n\r{ \t\n\r\"event\" \r\n: \"e\" , \n\"data\"\t:\r[ 1 , { } , [ ] ] ,\"id\" : 7 } \t\n\r";

        assertThat(reader.read(spaced)).isEqualTo(new Event("e", "[ 1 , { } , [ ] ]", "7"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "false",
                "0",
                "-0",
                "-1",
                "10",
                "1.5",
                "0.0",
                "1e2",
                "1E+2",
                "1e-02",
                "-0.5e10",
                "123456789012345678901234567890",
                "\"\"",
                "\" \"",
                "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"",
                "\"\\u00e9\\uD83D\\ude00\"",
                "\"\\ud800\"",
                "\"é😀\u007f\u2028\"",
                "[]",
                "[ ]",
                "[1,[2,[3]]]",
                "{}",
                "{\"a\":1,\"a\":2}",
                "{\"\":{}}",
                "{\"event\":\"inner\",\"id\":9}",
            })
    void data_isAnyJsonValueAsItWasWritten(String data) {
        assertThat(reader.read(frame(data))).isEqualTo(new Event("e", data, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01",
                "-01",
                "+1",
                "1.",
                ".5",
                "-.5",
                "1e",
                "1e+",
                "1.e2",
                "-",
                "--1",
                "1 2",
                "0x10",
                "1_000",
                "1,",
                "NaN",
                "Infinity",
                "-Infinity",
                "١",
                "True",
                "TRUE",
                "tru",
                "nulll",
                "nul",
                "undefined",
                "'a'",
                "a",
                "\"",
                "\"a",
                "\"\\\"",
                "\"\\x\"",
                "\"\\'\"",
                "\"\\U0041\"",
                "\"\\u\"",
                "\"\\u12\"",
                "\"\\u123\"",
                "\"\\u123g\"",
                "\"\\u００４１\"",
                "\"\\",
                "\"\u0000\"",
                "\"\t\"",
                "\"\n\"",
                "\"\u001f\"",
                "[",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[,]",
                "[1 2]",
                "[1}",
                "]",
                "{",
                "{]",
                "{\"a\"",
                "{\"a\":",
                "{\"a\":}",
                "{\"a\":1",
                "{\"a\":1,",
                "{\"a\":1,}",
                "{,}",
                "{a:1}",
                "{1:1}",
                "{null:1}",
                "{'a':1}",
                "{\"a\" 1}",
                "{\"a\"::1}",
                "{\"a\":1 \"b\":2}",
                "/* c */ 1",
                "1 // c",
                "\u00a01",
                "\u000b1",
                "\u000c1",
                "\ufeff1",
                "\u00001",
                "",
                " ",
            })
    void dataThatIsNotJson_makesTheFrameMalformed(String data) {
        assertThat(reader.read(frame(data))).isInstanceOf(Incoming.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "true",
                "1",
                "\"event\"",
                "[]",
                "[{\"event\":\"e\"}]",
                "{}",
                "{\"data\":1}",
                "{\"id\":1}",
                "{\"event\":\"\"}",
                "{\"event\":\" \\t\"}",
                "{\"event\":null}",
                "{\"event\":1}",
                "{\"event\":{}}",
                "{\"event\":[\"e\"]}",
                "{\"event\":true}",
                "{\"event\"}",
                "{\"event\":}",
                "{\"event\":\"e\"",
                "{\"event\":\"e\",}",
                "{,\"event\":\"e\"}",
                "{\"event\":\"e\"}}",
                "{\"event\":\"e\"}x",
                "{\"event\":\"e\"},",
                "{\"event\":\"e\"}{\"event\":\"e\"}",
                "{\"event\":\"e\"}\u0000",
                "\u0000{\"event\":\"e\"}",
                "\ufeff{\"event\":\"e\"}",
                "{event:\"e\"}",
                "{'event':'e'}",
                "{\"event\":\"e\" \"id\":1}",
                "{\"event\":\"e\",\"event\":\"e\"}",
                "{\"event\":\"e\",\"\\u0065vent\":\"f\"}",
                "{\"event\":\"e\",\"data\":1,\"data\":1}",
                "{\"event\":\"e\",\"data\":null,\"data\":1}",
                "{\"event\":\"e\",\"id\":1,\"id\":1}",
                "{\"ping\":1,\"event\":\"\"}",
                "{\"event\":\"e\",\"other\":01}",
                "{\"ping\":}",
                "{\"ping\":1",
                "{\"Event\":\"e\"}",
            })
    void whatIsNoFrame_isMalformed(String text) {
        assertThat(reader.read(text)).isInstanceOf(Incoming.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "7",
                "-7",
                "-0",
                "1234567890123456789012345678901234567890123456789012345678901234",
                "\"\"",
                "\"a\"",
                "\"\\u0041\\n\"",
                "\"1234567890123456789012345678901234567890123456789012345678901234\"",
                "\"\\u0031234567890123456789012345678901234567890123456789012345678901234\"",
            })
    void id_isAnIntegerOrStringOfUpTo64CharactersAsItWasWritten(String id) {
        assertThat(withId(id)).isEqualTo(new Event("e", null, id));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.5",
                "1.0",
                "1e2",
                "1E2",
                "null",
                "true",
                "{}",
                "[]",
                "01",
                "-",
                "+1",
                "",
                "12345678901234567890123456789012345678901234567890123456789012345",
                "-1234567890123456789012345678901234567890123456789012345678901234",
                "\"12345678901234567890123456789012345678901234567890123456789012345\"",
                "\"\\ud80\"",
                "\"\u0001\"",
            })
    void idOfAnotherKind_makesTheFrameMalformed(String id) {
        assertThat(withId(id)).isInstanceOf(Incoming.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "[{\"event\":1}]", "{\"a\":{\"b\":null}}", "null", "-1.5e3"})
    void unknownKeys_areIgnored(String value) {
        assertThat(reader.read("{\"more\":" + value + ",\"event\":\"e\",\"more\":" + value + ",\"\":1}"))
                .isEqualTo(new Event("e", null, null));
    }

    @Test
    void escapes_areResolvedInNames() {
        assertThat(reader.read("{\"\\u0065v\\u0065nt\":\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00E9\\ud83d\\uDE00\\ud800\"}"))
                .isEqualTo(new Event("\"\\/\b\f\n\r\té😀\ud800", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"ping\":1}", " { \"ping\" : {\"at\":[1]} } ", "{\"ping\":null,\"id\":7}"})
    void ping_isAPingWhateverItsValue(String text) {
        assertThat(reader.read(text)).isEqualTo(new Incoming.Ping());
    }

    @Test
    void pingBesideAnEvent_isTheEvent() {
        assertThat(reader.read("{\"ping\":1,\"event\":\"e\"}")).isEqualTo(new Event("e", null, null));
    }

    @Test
    void pingTwice_isMalformedLikeAnyKeyOfOursThatComesTwice() {
        assertThat(reader.read("{\"ping\":1,\"ping\":1}")).isInstanceOf(Incoming.Malformed.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":}"})
    void depth_isAllowedUpToTheLimit(String brackets) {
        String deepest = nested(brackets, 31); // in the object that is the frame

        assertThat(reader.read(frame(deepest))).isEqualTo(new Event("e", deepest, null));
        assertThat(reader.read("{\"event\":\"e\",\"more\":" + deepest + "}")).isEqualTo(new Event("e", null, null));
        assertThat(reader.read("{\"ping\":" + deepest + "}")).isEqualTo(new Incoming.Ping());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a\":}"})
    void oneDeeper_isMalformed(String brackets) {
        String tooDeep = nested(brackets, 32);

        assertThat(reader.read(frame(tooDeep))).isInstanceOf(Incoming.Malformed.class);
        assertThat(reader.read("{\"event\":\"e\",\"more\":" + tooDeep + "}")).isInstanceOf(Incoming.Malformed.class);
        assertThat(reader.read("{\"ping\":" + tooDeep + "}")).isInstanceOf(Incoming.Malformed.class);
    }

    @Test
    void aMillionBrackets_areMalformedAndNoStackOverflow() {
        assertThat(reader.read(frame("[".repeat(1_000_000)))).isInstanceOf(Incoming.Malformed.class);
    }

    @Test
    void broadData_isNotDeep() {
        String broad = "[" + "[],".repeat(10_000) + "{}]";

        assertThat(reader.read(frame(broad))).isEqualTo(new Event("e", broad, null));
    }

    private Incoming withId(String id) {
        return reader.read("{\"event\":\"e\",\"id\":" + id + "}");
    }

    private static String frame(String data) {
        return "{\"event\":\"e\",\"data\":" + data + "}";
    }

    private static String nested(String brackets, int depth) {
        int last = brackets.length() - 1;
        String innermost = brackets.startsWith("[") ? "[]" : "{}";
        return brackets.substring(0, last).repeat(depth - 1)
                + innermost
                + brackets.substring(last).repeat(depth - 1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                      | it is not JSON",
                "[]                            | it is not JSON",
                "{}                            | it has no event",
                "{\"event\":\" \"}              | it has no event",
                "{\"event\":5}                 | its event is not a string",
                "{\"event\":\"e\",\"id\":1.5}    | its id is neither an integer nor a string, or is longer than 64",
                "{\"event\":\"e\",\"event\":\"f\"} | it has a member twice",
                "{\"event\":\"e\",\"traceparent\":\"f\",\"traceparent\":1} | it has a member twice",
            })
    void malformedFrame_saysWhy(String text, String why) {
        assertThat(reader.read(text)).isEqualTo(new Incoming.Malformed(why, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':7}",
                "{'data':{},'id':7}",
                "{'id':7,'event':5}",
                "{'event':5,'id':7}",
                "{'event':{'a':[1]},'data':1,'id':7}",
                "{'event':null,'id':7}",
                "{'event':' ','id':7}",
                "{'event':'e','event':'e','id':7}",
                "{'event':'e','data':1,'data':1,'id':7}",
                "{'id':7,'event':'e','data':}",
                "{'id':7,'event':'e'",
                "{'id':7,'event':'e'}x",
            })
    void malformedFrame_keepsTheIdThatCouldBeRead(String text) {
        assertThat(id(text.replace('\'', '"'))).isEqualTo("7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'id':7,'id':8,'event':'e'}",
                "{'id':7,'event':'e','id':7}",
                "{'id':null,'event':5}",
                "{'id':[7],'event':5}",
                "{'id':7.5,'event':5}",
                "{'id':true}",
                "{'event':'e','data':,'id':7}",
                "7",
                "[{'id':7}]",
            })
    void idThatIsNone_orTwo_isNoId(String text) {
        assertThat(id(text.replace('\'', '"'))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"a]\":}"})
    void tooDeepFrame_keepsTheIdAfterIt(String brackets) {
        String tooDeep = nested(brackets, 40);

        assertThat(reader.read("{\"event\":\"e\",\"data\":" + tooDeep + ",\"id\":7}"))
                .isEqualTo(new Incoming.Malformed("it is nested deeper than 32", "7"));
        assertThat(reader.read("{\"event\":\"e\",\"data\":" + "[".repeat(100_000)))
                .isEqualTo(new Incoming.Malformed("it is nested deeper than 32", null));
    }

    private @Nullable String id(String text) {
        return ((Incoming.Malformed) reader.read(text)).id();
    }
}
