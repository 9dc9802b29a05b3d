// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.config.PropertyNamingStrategy;
import jakarta.validation.Validation;
import jakarta.validation.Validator;

import dev.foyer.internal.dispatch.HandledPayloads.Handlers;
import dev.foyer.internal.dispatch.HandledPayloads.Item;
import dev.foyer.internal.dispatch.PayloadReader.Reading;
import dev.foyer.internal.flow.Fault;
import dev.foyer.internal.flow.Fault.Violation;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How payloads are bound and validated, and the table of the paths of rule E2. */
class PayloadReaderTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();
    private static final Jsonb JSONB = JsonbBuilder.create();
    private static final Jsonb DASHES = JsonbBuilder.create(
            new JsonbConfig().withPropertyNamingStrategy(PropertyNamingStrategy.LOWER_CASE_WITH_DASHES));

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
                        "text: must be a text, itemCount: must be a number"),
                arguments("item", "{'itemCount':99999999999}", "itemCount: is a number that does not fit"),
                arguments("everything", "{'first-name':[]}", "first-name: must be a text"),
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
                arguments("bean", "{'inner':{'re-named':{}}}", "inner.re-named: must be a text"),
                arguments("page", "{'items':[{'itemCount':'x'}]}", "items[0].itemCount: must be a number"),
                arguments(
                        "pages",
                        "{'items':[{'items':[{'itemCount':'x'}]}]}",
                        "items[0].items[0].itemCount: must be a number"),
                arguments("list", "{}", ": must be an array"),
                arguments("list", "[{'itemCount':'x'}]", "[0].itemCount: must be a number"),
                arguments("map", "{'a':{'itemCount':'x'}}", "a.itemCount: must be a number"),
                arguments("optional", "{'itemCount':'x'}", "itemCount: must be a number"),
                arguments("text", "{}", ": must be a text"),
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

    private static String with(String part) {
        return "{'first-name':'Ada'," + part + "}";
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

    /** What is fine. */
    static Stream<Arguments> good() {
        return Stream.of(
                arguments("everything", with("'unknown':[{}],'nick':null,'range':{'from':1,'to':1}")),
                arguments("item", "{'text':'a','text':'b'}"),
                arguments("list", "[]"),
                arguments("map", "{'a':{'text':'a'},'b':null}"),
                arguments("page", "{'items':[{'text':'a'}],'total':1}"),
                arguments("custom", "{'day':'02.01.2026','cents':1.50}"),
                arguments("optional", "null"),
                arguments("text", "'a'"),
                arguments("number", "7"),
                arguments("number", "2147483647"),
                arguments("number", "1.0"),
                arguments("kinds", "{'price':1e300,'number':9223372036854775807}"),
                arguments("big", "123456789012345678901234567890"),
                arguments("color", "'GREEN'"),
                arguments("shape", "{'@type':'square','edge':1}"),
                arguments(
                        "kinds",
                        "{'color':'RED','at':'2026-01-02T03:04:05Z','day':'2026-01-02','id':'"
                                + new UUID(1, 2)
                                + "','price':1.50,'flag':true,'number':-1,'letter':'x'}"));
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodPayload_isBound(String handler, String data) {
        Reading reading = read(JSONB, handler, data);

        assertThat(reading.violations()).isEmpty();
        assertThat(reading.payload() != null).isEqualTo(!data.equals("null"));
    }

    @Test
    void lastOfTwoValuesOfOneName_isTaken() {
        assertThat(read(JSONB, "item", "{'text':'a','text':'b'}").payload()).isEqualTo(new Item("b", 0));
        assertThat(told(read(JSONB, "item", "{'text':'a','text':''}").violations()))
                .isEqualTo("text: must not be blank");
    }

    @Test
    void namingStrategy_isInThePaths() {
        assertThat(told(read(DASHES, "item", "{'text':'a','item-count':10}").violations()))
                .isEqualTo("item-count: must be less than or equal to 9");
        assertThat(told(read(DASHES, "item", "{'text':'a','item-count':'x'}").violations()))
                .isEqualTo("item-count: must be a number");
        assertThat(told(read(DASHES, "everything", "{'by-name':{'aB':{'text':''}}}")
                        .violations()))
                .isEqualTo("by-name.aB.text: must not be blank, first-name: must not be blank");
    }

    @Test
    void longKey_isToldInPart() {
        String key = "k".repeat(10_000);
        String told = "k".repeat(64) + "...";

        assertThat(told(read(JSONB, "map", "{'" + key + "':{}}").violations()))
                .isEqualTo(told + ".text: must not be blank");
        assertThat(told(read(JSONB, "map", "{'" + key + "':7}").violations())).isEqualTo(told + ": must be an object");
        assertThat(told(read(JSONB, "everything", with("'byName':{'" + key + "':{}}"))
                        .violations()))
                .isEqualTo("byName." + told + ".text: must not be blank");
    }

    @Test
    void manyViolations_areToldInPart() {
        Reading reading = read(JSONB, "list", "[" + "{},".repeat(999) + "{}]");
        Reading misfits = read(JSONB, "list", "[" + "1,".repeat(999) + "1]");

        assertThat(Fault.invalid(reading.violations()).violations()).hasSize(Fault.MAX_VIOLATIONS);
        assertThat(Fault.invalid(misfits.violations()).violations()).hasSize(Fault.MAX_VIOLATIONS);
    }

    @Test
    void payloadThatIsValidOnItsParameter_isValidatedOnlyThere() throws ReflectiveOperationException {
        String data = "{'always':'','strict':''}";

        assertThat(read(JSONB, "converted", data).violations()).isEmpty();
        assertThat(read(JSONB, "convertedItems", "[" + data + "]").violations()).isEmpty();
        assertThat(told(parameters("converted", data))).isEqualTo("strict: must not be blank");
        assertThat(told(parameters("convertedItems", "[" + data + "]"))).isEqualTo("[0].strict: must not be blank");
    }

    private static List<Violation> parameters(String handler, String data) {
        var reader = new PayloadReader(JSONB, VALIDATOR);
        CallbackModel model = model(handler);
        Object payload = read(JSONB, handler, data).payload();
        assertThat(reader.constrainsParameters(model)).isTrue();
        return reader.violations(new Handlers(), model, new Object[] {payload});
    }

    private static Reading read(Jsonb jsonb, String handler, String data) {
        CallbackModel model = model(handler);
        return new PayloadReader(jsonb, VALIDATOR).read(model, model.payload().orElseThrow(), data.replace('\'', '"'));
    }

    private static CallbackModel model(String handler) {
        Method method = Arrays.stream(Handlers.class.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(handler))
                .findFirst()
                .orElseThrow();
        boolean optional = method.getParameterTypes()[0] == Optional.class;
        var type = optional ? Item.class : method.getGenericParameterTypes()[0];
        var parameter = new ParameterModel(Role.PAYLOAD, method.getParameterTypes()[0], type, optional);
        return new CallbackModel("OnEvent", method, List.of(parameter));
    }

    private static String told(List<Violation> violations) {
        return String.join(
                ", ",
                violations.stream()
                        .map(violation -> violation.path() + ": " + violation.message())
                        .toList());
    }
}
