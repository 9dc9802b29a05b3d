// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.foyer.internal.payload.Payloads.JSONB;
import static dev.foyer.internal.payload.Payloads.read;
import static dev.foyer.internal.payload.Payloads.told;
import static dev.foyer.internal.payload.Payloads.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The table of the paths of rule E2. */
class BrokenPayloadsTest {

    /** What does not hold, by path. */
    static Stream<Arguments> broken() {
        return Stream.of(
                // constraints
                arguments("everything", "{}", "first-name: must not be blank"),
                arguments(
                        "everything",
                        with("'items':[{'text':'a'},{'text':'','itemCount':10}]"),
                        "items[1].itemCount: must be less than or equal to 9, items[1].text: must not be blank"),
                arguments("everything", with("'tags':['a',' ']"), "tags[1]: must not be blank"),
                arguments("everything", with("'byName':{'a':{'text':''}}"), "byName.a.text: must not be blank"),
                arguments("everything", with("'byName':{' ':{'text':'a'}}"), "byName. : must not be blank"),
                arguments("everything", with("'scores':{'a':[1,0]}"), "scores.a[1]: must be greater than 0"),
                arguments("everything", with("'nick':'abcd'"), "nick: size must be between 0 and 3"),
                arguments("everything", with("'favourite':{'text':''}"), "favourite.text: must not be blank"),
                arguments("everything", with("'array':[{'text':''}]"), "array[0].text: must not be blank"),
                arguments("everything", with("'grid':[[1],[1,0]]"), "grid[1][1]: must be greater than 0"),
                arguments("everything", with("'table':[[],[{'text':''}]]"), "table[1][0].text: must not be blank"),
                arguments("everything", with("'set':[{'text':''}]"), "set[].text: must not be blank"),
                arguments("everything", with("'range':{'from':2,'to':1}"), "range: must be ordered"),
                arguments(
                        "everything",
                        with("'ranges':[{},{'from':2,'to':1}]"),
                        "ranges: size must be between 0 and 1, ranges[1]: must be ordered"),
                arguments("everything", with("'shape':{'@type':'square'}"), "shape.edge: must be greater than 0"),
                arguments("range", "{'from':2,'to':1}", ": must be ordered"),
                arguments(
                        "bean",
                        "{'re-named':' ','inner':{'re-named':''}}",
                        "inner.re-named: must not be blank, re-named: must not be blank"),
                arguments("list", "[{'text':'a'},{'text':''}]", "[1].text: must not be blank"),
                arguments("map", "{'a':{'text':''}}", "a.text: must not be blank"),
                arguments("array", "[{'text':''}]", "[0].text: must not be blank"),
                arguments("nested", "[{'a':{'text':''}}]", "[0].a.text: must not be blank"),
                arguments("page", "{'items':[]}", "items: must not be empty"),
                arguments("page", "{'items':[{'text':''}]}", "items[0].text: must not be blank"),
                arguments("optional", "{'text':''}", "text: must not be blank"),
                arguments("shape", "{'@type':'circle'}", "radius: must be greater than 0"),
                arguments("inOrder", "{}", "text: must not be null"),
                arguments("inOrder", "{'text':''}", "number: must be greater than or equal to 5"),
                arguments("grouped", "{}", "always: must not be blank"),
                // data that is missing or of another type
                arguments("item", "7", ": must be an object"),
                arguments("item", "[]", ": must be an object"),
                arguments(
                        "item",
                        "{'text':{},'itemCount':'hunter2'}",
                        "text: must be a string, itemCount: must be a number"),
                arguments("item", "{'itemCount':99999999999}", "itemCount: is a number that does not fit"),
                arguments("everything", "{'first-name':[]}", "first-name: must be a string"),
                arguments("everything", "{'items':{}}", "items: must be an array"),
                arguments("everything", "{'items':[{},{'itemCount':'x'}]}", "items[1].itemCount: must be a number"),
                arguments("everything", "{'byName':{'a':{'itemCount':'x'}}}", "byName.a.itemCount: must be a number"),
                arguments("everything", "{'byName':7}", "byName: must be an object"),
                arguments("everything", "{'grid':[[1],[2,'x']]}", "grid[1][1]: must be a number"),
                arguments("everything", "{'array':[{'itemCount':'x'}]}", "array[0].itemCount: must be a number"),
                arguments("everything", "{'favourite':{'itemCount':'x'}}", "favourite.itemCount: must be a number"),
                arguments(
                        "everything", "{'shape':{'@type':'hunter2'}}", "shape.@type: must be one of [circle, square]"),
                arguments("everything", "{'shape':{'@type':'square','edge':'x'}}", "shape.edge: must be a number"),
                arguments("bean", "{'inner':{'re-named':{}}}", "inner.re-named: must be a string"),
                arguments("page", "{'items':[{'itemCount':'x'}]}", "items[0].itemCount: must be a number"),
                arguments(
                        "pages",
                        "{'items':[{'items':[{'itemCount':'x'}]}]}",
                        "items[0].items[0].itemCount: must be a number"),
                arguments("list", "{}", ": must be an array"),
                arguments("list", "[{'itemCount':'x'}]", "[0].itemCount: must be a number"),
                arguments("map", "{'a':{'itemCount':'x'}}", "a.itemCount: must be a number"),
                arguments("optional", "{'itemCount':'x'}", "itemCount: must be a number"),
                arguments("text", "{}", ": must be a string"),
                arguments("text", "null", ": must not be missing"),
                arguments("number", "null", ": must not be missing"),
                arguments("number", "'x'", ": must be a number"),
                arguments("number", "1.5", ": is a number that does not fit"),
                arguments("list", "[{},{'itemCount':1234567890123}]", "[1].itemCount: is a number that does not fit"),
                arguments("kinds", "{'number':9223372036854775808}", "number: is a number that does not fit"),
                arguments("number", "1e999999999", ": is a number that does not fit"),
                arguments("big", "1e999999999", ": is a number that does not fit"),
                arguments("color", "'hunter2'", ": must be one of [RED, GREEN]"),
                arguments("shape", "{}", "@type: must be one of [circle, square]"),
                arguments("shape", "{'@type':7}", "@type: must be one of [circle, square]"),
                arguments("shape", "7", ": must be an object"),
                arguments(
                        "kinds",
                        "{'at':'hunter2','day':7,'id':'hunter2','price':'x','flag':{}}",
                        "at: must be a valid Instant, day: must be a valid LocalDate, id: must be a valid UUID,"
                                + " price: must be a number, flag: must be true or false"),
                arguments("custom", "{'day':'02.01.2026','cents':1.50,'count':'x'}", "count: must be a number"),
                arguments(
                        "custom",
                        "{'day':'2026-01-02','cents':1.505}",
                        "day: must be a valid LocalDate, cents: is a number that does not fit"),
                arguments("demanding", "{}", ": is not valid"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenPayload_isToldWithItsPaths(String handler, String data, String told) {
        Reading reading = read(JSONB, handler, data);

        assertThat(told(reading.violations())).isEqualTo(told);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void brokenPayload_isNeverToldWithItsData(String handler, String data, String told) {
        assertThat(told(read(JSONB, handler, data).violations())).doesNotContain("hunter2");
    }
}
