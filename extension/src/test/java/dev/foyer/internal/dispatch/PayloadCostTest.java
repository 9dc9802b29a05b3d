// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.NotBlank;

import dev.foyer.internal.dispatch.PayloadReader.Reading;
import dev.foyer.internal.flow.Fault;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule E13: hostile data causes no more work than the violations that are reported. */
@SuppressWarnings({"EffectivelyPrivate", "unused"}) // the fixtures are what applications write
class PayloadCostTest {

    private static final Validator VALIDATOR =
            Validation.buildDefaultValidatorFactory().getValidator();

    private final Jsonb jsonb =
            JsonbBuilder.create(); // one of its own for each test, as at the start of an application

    public record Item(@NotBlank String name, int n) {}

    public record Big(BigInteger number, int small) {}

    public record Items(@Valid List<@Valid Item> items) {}

    interface Types {
        Big big();

        List<Item> items();

        Items valid();

        List<Integer> integers();
    }

    @Test
    void textOfManyDigits_isInvalidBeforeItIsRead() {
        String digits = "9".repeat(60_000);
        var calls = new AtomicInteger();

        assertThat(Readings.told(read(reader(counting(jsonb, calls)), "big", "{'number':'" + digits + "'}")))
                .isEqualTo("number: is a number that does not fit");
        assertThat(calls).hasValue(0);
        assertThat(told("big", "{'small':'" + digits + "'}")).isEqualTo("small: is a number that does not fit");
        assertThat(told("big", "{'number':'" + "9".repeat(1_000) + "'}")).isEmpty();
    }

    @Test
    void manyInvalidElements_costNoMoreThanWhatIsTold() {
        var calls = new AtomicInteger();
        Validator validator = counting(Validator.class, VALIDATOR, "validate", calls);

        Reading reading = read(new PayloadReader(jsonb, validator), "items", "[" + "{},".repeat(20_999) + "{}]");

        assertThat(reading.violations()).hasSize(Fault.MAX_VIOLATIONS);
        assertThat(calls.get()).isLessThanOrEqualTo(Fault.MAX_VIOLATIONS);
    }

    @Test
    void manyUnfittingElements_costNoMoreThanWhatIsTold() {
        var calls = new AtomicInteger();

        Reading reading = read(reader(counting(jsonb, calls)), "items", "[" + "{'n':'x'},".repeat(20_999) + "{}]");

        assertThat(reading.violations()).hasSize(Fault.MAX_VIOLATIONS);
        assertThat(calls.get()).isLessThanOrEqualTo(Fault.MAX_VIOLATIONS + 10 + Fault.MAX_VIOLATIONS);
    }

    @Test
    void oneUnfittingElementAmongMany_isFoundWithoutReadingTheOthersAgain() {
        var calls = new AtomicInteger();

        Reading reading = read(reader(counting(jsonb, calls)), "integers", "[" + "1,".repeat(20_000) + "'x']");

        assertThat(Readings.told(reading)).isEqualTo("[20000]: must be a number");
        assertThat(calls.get()).isLessThan(10);
    }

    @Test
    void manyViolationsOfCascades_areToldInPart() {
        Reading reading = read(reader(jsonb), "valid", "{'items':[" + "{},".repeat(4_999) + "{}]}");

        assertThat(reading.violations()).hasSize(Fault.MAX_VIOLATIONS);
    }

    private static Jsonb counting(Jsonb jsonb, AtomicInteger calls) {
        return counting(Jsonb.class, jsonb, "fromJson", calls);
    }

    /** One that counts the calls of a method, after it was made. */
    private static <T> T counting(Class<T> type, T counted, String method, AtomicInteger calls) {
        Object proxy =
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (called.getName().equals(method) && !isProbe(arguments)) {
                        calls.incrementAndGet();
                    }
                    try {
                        return called.invoke(counted, arguments);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
        return type.cast(proxy);
    }

    private static boolean isProbe(Object[] arguments) {
        return Arrays.asList(arguments).contains(JsonNames.Probe.class);
    }

    private static PayloadReader reader(Jsonb jsonb) {
        return new PayloadReader(jsonb, VALIDATOR);
    }

    private static Reading read(PayloadReader reader, String type, String data) {
        return Readings.read(reader, Readings.type(Types.class, type), data);
    }

    private String told(String type, String data) {
        return Readings.told(read(reader(jsonb), type, data));
    }
}
