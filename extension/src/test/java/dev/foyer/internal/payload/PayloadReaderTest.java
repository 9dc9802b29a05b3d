// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.payload.Payloads.Handlers;
import dev.foyer.internal.payload.Payloads.Item;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Violation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.foyer.internal.payload.Payloads.DASHES;
import static dev.foyer.internal.payload.Payloads.JSONB;
import static dev.foyer.internal.payload.Payloads.VALIDATOR;
import static dev.foyer.internal.payload.Payloads.model;
import static dev.foyer.internal.payload.Payloads.read;
import static dev.foyer.internal.payload.Payloads.told;
import static dev.foyer.internal.payload.Payloads.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** How payloads are bound and validated. */
class PayloadReaderTest {

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
}
