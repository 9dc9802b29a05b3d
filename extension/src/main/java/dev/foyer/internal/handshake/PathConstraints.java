// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path.Node;
import jakarta.validation.Path.ParameterNode;
import jakarta.validation.Validator;
import jakarta.validation.metadata.MethodDescriptor;

import dev.foyer.Handshake;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.handshake.PathVariable;
import org.jspecify.annotations.Nullable;

/**
 * Checks the constraints on the path variables of all methods of an endpoint at once, at the handshake: a path does not
 * change, and a connected client could not correct it. Safe for any thread.
 */
final class PathConstraints {

    private final Validator validator;
    private final Map<Method, Boolean> constrained = new ConcurrentHashMap<>();

    PathConstraints(Validator validator) {
        this.validator = validator;
    }

    /** Returns the violations of variables that can be converted, each once, ordered by the variables' names. */
    List<HandshakeViolation> violations(EndpointModel endpoint, Object instance, Handshake handshake) {
        if (endpoint.methods().pathVariables().isEmpty()) { // mostly
            return List.of();
        }
        return endpoint.methods()
                .all()
                .filter(callback -> constrained.computeIfAbsent(callback.method(), method -> isConstrained(callback)))
                .flatMap(callback -> violations(callback, instance, handshake))
                .distinct()
                .sorted((one, other) -> (one.name() + one.message()).compareTo(other.name() + other.message()))
                .toList();
    }

    private Stream<HandshakeViolation> violations(CallbackModel callback, Object instance, Handshake handshake) {
        return validator
                .forExecutables()
                .validateParameters(instance, callback.method(), arguments(callback, handshake))
                .stream()
                .flatMap(violation -> told(callback, violation).stream());
    }

    /** Returns the variables. The constraints on other parameters are checked once there are values to check. */
    private static @Nullable Object[] arguments(CallbackModel callback, Handshake handshake) {
        Class<?>[] types = callback.method().getParameterTypes();
        var arguments = new @Nullable Object[types.length];
        for (int i = 0; i < types.length; i++) {
            PathVariable variable = callback.parameters().get(i).variable();
            arguments[i] = variable != null
                    ? variable.valueOf(handshake)
                    : types[i].isPrimitive() ? Array.get(Array.newInstance(types[i], 1), 0) : null;
        }
        return arguments;
    }

    private static List<HandshakeViolation> told(CallbackModel callback, ConstraintViolation<?> violation) {
        var told = new ArrayList<HandshakeViolation>();
        for (Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.PARAMETER) {
                PathVariable variable = callback.parameters()
                        .get(node.as(ParameterNode.class).getParameterIndex())
                        .variable();
                if (variable != null) {
                    told.add(new HandshakeViolation(variable.name(), "path", violation.getMessage()));
                }
            }
        }
        return told;
    }

    private boolean isConstrained(CallbackModel callback) {
        Method method = callback.method();
        MethodDescriptor found = validator
                .getConstraintsForClass(method.getDeclaringClass())
                .getConstraintsForMethod(method.getName(), method.getParameterTypes());
        return found != null
                && IntStream.range(0, callback.parameters().size())
                        .anyMatch(i -> callback.parameters().get(i).variable() != null
                                && found.getParameterDescriptors().get(i).hasConstraints());
    }
}
