// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path.Node;
import jakarta.validation.Path.ParameterNode;
import jakarta.validation.Validator;

import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.payload.name.JsonPaths;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Violation;
import org.jspecify.annotations.Nullable;

/** Validates payloads, and the arguments of handlers, with Bean Validation. Safe for any thread. */
final class PayloadValidator {

    /** The number of violations up to which the first ones in order are reported. Of more, arbitrary ones are. */
    private static final int MAX_SORTED = 10 * Fault.MAX_VIOLATIONS;

    private final Validator validator;
    private final JsonPaths paths;

    PayloadValidator(Validator validator, JsonPaths paths) {
        this.validator = validator;
        this.paths = paths;
    }

    /** Returns the violations in a payload. */
    List<Violation> validate(Object payload) {
        var found = new ArrayList<Violation>();
        validate("", payload, found);
        return sorted(found);
    }

    /**
     * Returns the violations of the constraints on a handler's parameters. Skips path variables, which the handshake
     * has checked already.
     */
    List<Violation> validate(Object instance, CallbackModel handler, @Nullable Object[] arguments) {
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

    /** Validates a payload, or each element of a collection, until there are enough violations for a report. */
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
        return violations.isEmpty() // mostly
                ? List.of()
                : violations.stream()
                        .sorted(Comparator.comparing(Violation::path).thenComparing(Violation::message))
                        .toList();
    }
}
