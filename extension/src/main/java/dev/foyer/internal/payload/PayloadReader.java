// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Method;
import java.lang.reflect.Type;
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
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.json.bind.Jsonb;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path.Node;
import jakarta.validation.Path.ParameterNode;
import jakarta.validation.Validator;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;

import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Fault.Violation;
import org.jspecify.annotations.Nullable;

/** Binds the data of an event to its payload type with JSON-B, and validates it. Safe for any thread. */
public final class PayloadReader {

    /** Of how many the first ones are told; of more, some. */
    private static final int MAX_SORTED = 10 * Fault.MAX_VIOLATIONS;

    private final PayloadBinder binder;
    private final Validator validator;
    private final JsonPaths paths;
    private final Map<Method, Constraints> constraints = new ConcurrentHashMap<>();

    public PayloadReader(Jsonb jsonb, Validator validator) {
        var names = new JsonNames(jsonb);
        this.binder = new PayloadBinder(jsonb, names);
        this.validator = validator;
        this.paths = new JsonPaths(names);
    }

    /**
     * A payload, or why there is none.
     *
     * @param payload {@code null} only for an optional payload that was not sent, or with a fault
     */
    public record Reading(
            @Nullable Object payload, @Nullable Fault fault) {

        static Reading of(List<Violation> violations) {
            return new Reading(null, Fault.invalid(violations));
        }

        public List<Violation> violations() {
            return fault == null ? List.of() : fault.violations();
        }
    }

    /** Reads the payload of a handler; one that is {@code @Valid} there is validated only with all its parameters, as it says how. */
    public Reading read(CallbackModel handler, ParameterModel parameter, @Nullable String data) {
        Reading bound = binder.bind(parameter, data);
        Object payload = bound.payload();
        return payload == null || isCascaded(handler, parameter) ? bound : validated(payload);
    }

    /** Reads a payload that no handler takes. */
    public Reading read(ParameterModel parameter, @Nullable String data) {
        Reading bound = binder.bind(parameter, data);
        Object payload = bound.payload();
        return payload == null ? bound : validated(payload);
    }

    /** What JSON-B cannot read of the types that a payload is made of, and what it says of each. */
    public Map<Type, String> unreadable(Type payload) {
        return binder.unreadable(payload);
    }

    /** Whether a handler has constraints on its parameters that concern an event; most have none, and need no check. */
    public boolean constrainsParameters(CallbackModel handler) {
        return constraints(handler).any();
    }

    /** What the arguments of a handler violate of the constraints on its parameters; not those on the path, which the handshake was judged by. */
    public List<Violation> violations(Object instance, CallbackModel handler, @Nullable Object[] arguments) {
        Set<ConstraintViolation<Object>> violations =
                validator.forExecutables().validateParameters(instance, handler.method(), arguments);
        return sorted(told("", violations.stream().filter(violation -> !isOfPath(handler, violation))));
    }

    private static boolean isOfPath(CallbackModel handler, ConstraintViolation<?> violation) {
        for (Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                int index = node.as(ParameterNode.class).getParameterIndex();
                return handler.parameters().get(index).variable() != null;
            }
        }
        return false;
    }

    /**
     * What a handler's parameters are constrained by.
     *
     * @param any whether by anything that concerns an event
     * @param cascaded for each parameter, whether what it holds is validated with it
     */
    private record Constraints(boolean any, List<Boolean> cascaded) {}

    private Constraints constraints(CallbackModel handler) {
        return constraints.computeIfAbsent(
                handler.method(),
                method -> find(handler)); // a look-up by name and types for each event would cost more
    }

    private Constraints find(CallbackModel handler) {
        Method method = handler.method();
        MethodDescriptor found = validator
                .getConstraintsForClass(method.getDeclaringClass())
                .getConstraintsForMethod(method.getName(), method.getParameterTypes());
        if (found == null) {
            return new Constraints(false, Collections.nCopies(method.getParameterCount(), false));
        }
        List<ParameterDescriptor> parameters = found.getParameterDescriptors();
        boolean any = found.getCrossParameterDescriptor().hasConstraints()
                || IntStream.range(0, parameters.size())
                        .anyMatch(i ->
                                handler.parameters().get(i).variable() == null && isConstrained(parameters.get(i)));
        return new Constraints(
                any, parameters.stream().map(PayloadReader::isCascaded).toList());
    }

    private static boolean isConstrained(ParameterDescriptor parameter) {
        return parameter.hasConstraints()
                || !parameter.getConstrainedContainerElementTypes().isEmpty()
                || isCascaded(parameter);
    }

    private boolean isCascaded(CallbackModel handler, ParameterModel parameter) {
        return constraints(handler).cascaded().get(handler.parameters().indexOf(parameter));
    }

    private static <T extends CascadableDescriptor & ContainerDescriptor> boolean isCascaded(T descriptor) {
        return descriptor.isCascaded()
                || descriptor.getConstrainedContainerElementTypes().stream().anyMatch(PayloadReader::isCascaded);
    }

    private Reading validated(Object payload) {
        var found = new ArrayList<Violation>();
        validate("", payload, found);
        return found.isEmpty() ? new Reading(payload, null) : Reading.of(sorted(found));
    }

    /** A payload, or each one in a payload that is a collection, until there is as much as a client is told. */
    private void validate(String path, @Nullable Object value, List<Violation> found) {
        if (found.size() >= Fault.MAX_VIOLATIONS) {
            return;
        }
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
                found.addAll(told(path, violations.stream()));
            }
        }
    }

    private List<Violation> told(String path, Stream<ConstraintViolation<Object>> violations) {
        return violations
                .limit(MAX_SORTED)
                .map(violation -> new Violation(paths.of(path, violation), violation.getMessage()))
                .toList();
    }

    private static List<Violation> sorted(List<Violation> violations) {
        return violations.stream()
                .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                .toList();
    }
}
