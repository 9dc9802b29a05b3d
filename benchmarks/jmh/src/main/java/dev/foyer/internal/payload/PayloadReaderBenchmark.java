// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Positive;

import dev.foyer.benchmarks.jmh.AskEndpoint;
import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Samples;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import org.openjdk.jmh.annotations.Benchmark;

/** The data of an event becomes a validated record, with Yasson and Hibernate Validator. */
public class PayloadReaderBenchmark extends Brief {

    private static final ParameterModel ASK = parameter(AskEndpoint.Ask.class);
    private static final ParameterModel MOVE = parameter(Move.class);

    /** Where something is, and since when. */
    public record Move(double x, double y, @Positive long millis) {}

    private final PayloadReader reader = new PayloadReader(
            JsonbBuilder.create(), Validation.buildDefaultValidatorFactory().getValidator());
    private final String small = Samples.data(50, false);
    private final String large = Samples.data(4096, false);
    private final String wholeNumbers = "{\"x\":12,\"y\":40,\"millis\":1000}";
    private final String longNumbers = "{\"x\":12.5,\"y\":40.25,\"millis\":1700000000000}";
    private final String invalid = "{\"text\":\"\",\"number\":17}";
    private final String misfit = "{\"text\":\"hello\",\"number\":\"many\"}";

    @Benchmark
    public Object small() {
        return accepted(reader.read(ASK, small));
    }

    @Benchmark
    public Object large() {
        return accepted(reader.read(ASK, large));
    }

    /** Small ones, which surely fit. */
    @Benchmark
    public Object wholeNumbers() {
        return accepted(reader.read(MOVE, wholeNumbers));
    }

    /** With fractions, and more than nine digits: whether they fit has to be found out. */
    @Benchmark
    public Object longNumbers() {
        return accepted(reader.read(MOVE, longNumbers));
    }

    /** It violates a constraint. */
    @Benchmark
    public Object invalid() {
        return refused(reader.read(ASK, invalid));
    }

    /** JSON-B refuses it. */
    @Benchmark
    public Object misfit() {
        return refused(reader.read(ASK, misfit));
    }

    private static ParameterModel parameter(Class<?> type) {
        return new ParameterModel(ParameterRole.PAYLOAD, type, type, false);
    }

    private static Object accepted(Reading reading) {
        if (!reading.violations().isEmpty()) {
            throw new IllegalStateException("It was refused.");
        }
        return reading;
    }

    private static Object refused(Reading reading) {
        if (reading.violations().isEmpty()) {
            throw new IllegalStateException("It was accepted.");
        }
        return reading;
    }
}
