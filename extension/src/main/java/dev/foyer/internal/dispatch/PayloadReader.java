// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.Method;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

import jakarta.json.bind.Jsonb;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;

import dev.foyer.internal.flow.Fault.Violation;
import dev.foyer.internal.model.ParameterModel;
import org.jspecify.annotations.Nullable;

/** Binds the data of an event to its payload type with JSON-B, and validates it. Safe for any thread. */
public final class PayloadReader {

    private static final Violation MISSING = new Violation("", "must not be missing");

    private final Jsonb jsonb;
    private final Validator validator;
    private final Misfits misfits;

    public PayloadReader(Jsonb jsonb, Validator validator) {
        this.jsonb = jsonb;
        this.validator = validator;
        this.misfits = new Misfits(jsonb);
    }

    /**
     * A payload, or what is wrong with it.
     *
     * @param payload {@code null} only for an optional payload that was not sent, or with violations
     */
    record Reading(@Nullable Object payload, List<Violation> violations) {}

    /** Reads; data that is absent or {@code null} is read as an empty object, so that each missing part is reported. */
    Reading read(ParameterModel parameter, @Nullable String data) {
        boolean absent = data == null || data.equals("null");
        if (absent && parameter.optional()) {
            return new Reading(null, List.of());
        }
        String json = absent || data == null ? "{}" : data;
        Object payload;
        try {
            payload = jsonb.fromJson(json, parameter.payload());
        } catch (
                RuntimeException
                        unreadable) { // its text may hold the client's data; Yasson throws more than JsonbException
            return new Reading(null, absent ? List.of(MISSING) : misfits.find(json, parameter.payload()));
        }
        if (payload == null) {
            return new Reading(null, List.of(MISSING));
        }
        return new Reading(payload, violations(payload));
    }

    /** Whether a handler has constraints on its parameters; most have none, and need no check. */
    boolean constrainsParameters(Method handler) {
        MethodDescriptor constrained = validator
                .getConstraintsForClass(handler.getDeclaringClass())
                .getConstraintsForMethod(handler.getName(), handler.getParameterTypes());
        return constrained != null && constrained.hasConstrainedParameters();
    }

    /** What the arguments of a handler violate of the constraints on its parameters. */
    List<Violation> violations(Object instance, Method handler, @Nullable Object[] arguments) {
        return sorted(validator.forExecutables().validateParameters(instance, handler, arguments));
    }

    private List<Violation> violations(Object payload) {
        return sorted(validator.validate(payload));
    }

    private static List<Violation> sorted(Set<ConstraintViolation<Object>> violations) {
        return violations.stream()
                .map(PayloadReader::violation)
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
    }

    private static Violation violation(ConstraintViolation<?> violation) {
        return new Violation(path(violation.getPropertyPath()), violation.getMessage());
    }

    /** The path as in the JSON, {@code items[2].text}, without the nodes that only name a container's element. */
    private static String path(Path path) {
        var text = new StringBuilder();
        for (Path.Node node : path) {
            if (node.isInIterable()) {
                if (node.getIndex() != null) {
                    text.append('[').append(node.getIndex()).append(']');
                } else if (node.getKey() != null) {
                    text.append('.').append(node.getKey());
                }
            }
            String name = node.getName();
            boolean named = name != null && node.getKind() == ElementKind.PROPERTY;
            if (named) {
                text.append(text.isEmpty() ? "" : ".").append(name);
            }
        }
        return text.toString();
    }
}
