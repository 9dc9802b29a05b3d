// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.json.bind.Jsonb;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.MethodDescriptor;

import dev.foyer.internal.flow.Fault.Violation;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;
import org.jspecify.annotations.Nullable;

/** Binds the data of an event to its payload type with JSON-B, and validates it. Safe for any thread. */
public final class PayloadReader {

    private static final Violation MISSING = new Violation("", "must not be missing");

    private final Jsonb jsonb;
    private final Validator validator;
    private final JsonPaths paths;
    private final Map<Method, Constraints> constraints = new ConcurrentHashMap<>();
    private final Misfits misfits;

    public PayloadReader(Jsonb jsonb, Validator validator) {
        var names = new JsonNames(jsonb);
        this.jsonb = jsonb;
        this.validator = validator;
        this.paths = new JsonPaths(names);
        this.misfits = new Misfits(jsonb, new JsonParts(names));
    }

    /**
     * A payload, or what is wrong with it.
     *
     * @param payload {@code null} only for an optional payload that was not sent, or with violations
     */
    record Reading(@Nullable Object payload, List<Violation> violations) {}

    /** Reads the payload of a handler; one that is {@code @Valid} there is validated only with all its parameters, as it says how. */
    Reading read(CallbackModel handler, ParameterModel parameter, @Nullable String data) {
        Reading bound = bind(parameter, data);
        Object payload = bound.payload();
        return payload == null || isCascaded(handler, parameter) ? bound : validated(payload);
    }

    /** Reads a payload that no handler takes. */
    Reading read(ParameterModel parameter, @Nullable String data) {
        Reading bound = bind(parameter, data);
        Object payload = bound.payload();
        return payload == null ? bound : validated(payload);
    }

    /** Data that is absent or {@code null} is read as an empty object, so that each missing part is reported. */
    private Reading bind(ParameterModel parameter, @Nullable String data) {
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
        List<Violation> changed = misfits.findNumbers(json, parameter.payload());
        return new Reading(changed.isEmpty() ? payload : null, changed);
    }

    /** Whether a handler has constraints on its parameters; most have none, and need no check. */
    boolean constrainsParameters(Method handler) {
        return constraints(handler).any();
    }

    /** What the arguments of a handler violate of the constraints on its parameters. */
    List<Violation> violations(Object instance, Method handler, @Nullable Object[] arguments) {
        return sorted(told("", validator.forExecutables().validateParameters(instance, handler, arguments)));
    }

    /**
     * What a handler's parameters are constrained by.
     *
     * @param any whether by anything
     * @param cascaded for each parameter, whether what it holds is validated with it
     */
    private record Constraints(boolean any, List<Boolean> cascaded) {}

    private Constraints constraints(Method handler) {
        return constraints.computeIfAbsent(
                handler, this::find); // a look-up by name and types for each event would cost more
    }

    private Constraints find(Method handler) {
        MethodDescriptor found = validator
                .getConstraintsForClass(handler.getDeclaringClass())
                .getConstraintsForMethod(handler.getName(), handler.getParameterTypes());
        List<Boolean> cascaded = found == null
                ? Collections.nCopies(handler.getParameterCount(), false)
                : found.getParameterDescriptors().stream()
                        .map(PayloadReader::isCascaded)
                        .toList();
        boolean constrained = found != null && found.hasConstrainedParameters();
        return new Constraints(constrained || cascaded.contains(true), cascaded);
    }

    private boolean isCascaded(CallbackModel handler, ParameterModel parameter) {
        return constraints(handler.method()).cascaded().get(handler.parameters().indexOf(parameter));
    }

    private static <T extends CascadableDescriptor & ContainerDescriptor> boolean isCascaded(T descriptor) {
        return descriptor.isCascaded()
                || descriptor.getConstrainedContainerElementTypes().stream().anyMatch(PayloadReader::isCascaded);
    }

    private Reading validated(Object payload) {
        var found = new ArrayList<Violation>();
        validate("", payload, found);
        return found.isEmpty() ? new Reading(payload, List.of()) : new Reading(payload, sorted(found));
    }

    /** A payload, or each one in a payload that is a collection. */
    private void validate(String path, @Nullable Object value, List<Violation> found) {
        if (value instanceof Collection<?> || value instanceof Object[]) {
            Collection<?> elements = value instanceof Object[] array ? Arrays.asList(array) : (Collection<?>) value;
            int index = 0;
            for (Object element : elements) {
                validate(path + "[" + index + "]", element, found);
                index++;
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, part) -> validate(
                    JsonPaths.append(new StringBuilder(path), String.valueOf(key))
                            .toString(),
                    part,
                    found));
        } else if (value instanceof Optional<?> optional) {
            validate(path, optional.orElse(null), found);
        } else if (value != null && !value.getClass().getName().startsWith("java.")) {
            Set<ConstraintViolation<Object>> violations = validator.validate(value);
            if (!violations.isEmpty()) {
                found.addAll(told(path, violations));
            }
        }
    }

    private List<Violation> told(String path, Set<ConstraintViolation<Object>> violations) {
        return violations.stream()
                .map(violation -> new Violation(paths.of(path, violation), violation.getMessage()))
                .toList();
    }

    private static List<Violation> sorted(List<Violation> violations) {
        return violations.stream()
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
    }
}
