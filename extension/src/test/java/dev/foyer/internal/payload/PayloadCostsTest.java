// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validator;

import dev.foyer.internal.payload.name.NameProbe;
import dev.foyer.internal.wire.Fault;
import org.junit.jupiter.api.Test;

import static dev.foyer.internal.payload.DataKinds.VALIDATOR;
import static dev.foyer.internal.payload.DataKinds.read;
import static dev.foyer.internal.payload.DataKinds.told;
import static dev.foyer.internal.payload.DataKinds.type;
import static org.assertj.core.api.Assertions.assertThat;

/** Many mistakes cost no more than what is told of them. */
class PayloadCostsTest {

    private final Jsonb jsonb =
            JsonbBuilder.create(); // one of its own for each test, as at the start of an application

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

        Reading reading = read(counting(jsonb, calls), "items", "[" + "{'n':'x'},".repeat(20_999) + "{}]");

        assertThat(reading.violations()).hasSize(Fault.MAX_VIOLATIONS);
        assertThat(calls.get()).isLessThanOrEqualTo(Fault.MAX_VIOLATIONS + 10 + Fault.MAX_VIOLATIONS);
    }

    @Test
    void oneUnfittingElementAmongMany_isFoundWithoutReadingTheOthersAgain() {
        var calls = new AtomicInteger();

        Reading reading = read(counting(jsonb, calls), "integers", "[" + "1,".repeat(20_000) + "'x']");

        assertThat(told(reading)).isEqualTo("[20000]: must be a number");
        assertThat(calls.get()).isLessThan(10);
    }

    @Test
    void manyViolationsOfCascades_areToldInPart() {
        Reading reading = read(jsonb, "valid", "{'items':[" + "{},".repeat(4_999) + "{}]}");

        assertThat(reading.violations()).hasSize(Fault.MAX_VIOLATIONS);
    }

    @Test
    void textOfManyDigits_isInvalidBeforeItIsRead() {
        String digits = "9".repeat(60_000);
        var calls = new AtomicInteger();

        assertThat(told(counting(jsonb, calls), "big", "{'number':'" + digits + "'}"))
                .isEqualTo("number: is a number that does not fit");
        assertThat(calls).hasValue(0);
        assertThat(told(jsonb, "big", "{'small':'" + digits + "'}")).isEqualTo("small: is a number that does not fit");
        assertThat(told(jsonb, "big", "{'number':'" + "9".repeat(1_000) + "'}")).isEmpty();
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
        return Arrays.asList(arguments).contains(NameProbe.class);
    }
}
