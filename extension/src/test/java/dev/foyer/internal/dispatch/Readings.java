// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.stream.Collectors;

import dev.foyer.internal.dispatch.PayloadReader.Reading;
import dev.foyer.internal.flow.Fault;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;

import static org.assertj.core.api.Assertions.assertThat;

/** Reads payloads of types that are named by methods of an interface. */
final class Readings {

    private Readings() {}

    static Reading read(PayloadReader reader, Type payload, String data) {
        return reader.read(
                new ParameterModel(Role.PAYLOAD, Generics.raw(payload), payload, false), data.replace('\'', '"'));
    }

    static String told(Reading reading) {
        assertThat(reading.fault()).isNotEqualTo(Fault.FAILED);
        return reading.violations().stream()
                .map(violation -> violation.path() + ": " + violation.message())
                .collect(Collectors.joining(", "));
    }

    /** The type that a method returns. */
    static Type type(Class<?> types, String method) {
        return Arrays.stream(types.getDeclaredMethods())
                .filter(declared -> declared.getName().equals(method))
                .findFirst()
                .orElseThrow()
                .getGenericReturnType();
    }
}
