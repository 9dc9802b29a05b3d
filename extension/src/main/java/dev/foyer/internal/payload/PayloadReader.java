// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;

import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;

import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.wire.Fault.Violation;
import org.jspecify.annotations.Nullable;

/** Binds the data of an event to its payload type with JSON-B, and validates it. Safe for any thread. */
public final class PayloadReader {

    private final PayloadBinder binder;
    private final PayloadValidator validator;
    private final ParameterConstraints constraints;

    public PayloadReader(Jsonb jsonb, Validator validator) {
        var names = new JsonNames(jsonb);
        this.binder = new PayloadBinder(jsonb, names);
        this.validator = new PayloadValidator(validator, new JsonPaths(names));
        this.constraints = new ParameterConstraints(validator);
    }

    /**
     * Reads the payload of a handler; one that is {@code @Valid} there is validated only with all its parameters, as it says
     * how.
     */
    public Reading read(CallbackModel handler, ParameterModel parameter, @Nullable String data) {
        Reading bound = binder.bind(parameter, data);
        Object payload = bound.payload();
        return payload == null || constraints.isCascaded(handler, parameter) ? bound : validated(payload);
    }

    /** Reads a payload that no handler takes. */
    public Reading read(ParameterModel parameter, @Nullable String data) {
        Reading bound = binder.bind(parameter, data);
        Object payload = bound.payload();
        return payload == null ? bound : validated(payload);
    }

    /** Returns the types within a payload that JSON-B cannot read, and what it says of each. */
    public Map<Type, String> unreadable(Type payload) {
        return binder.unreadable(payload);
    }

    /** Whether a handler has constraints on its parameters that concern an event; most have none, and need no check. */
    public boolean constrainsParameters(CallbackModel handler) {
        return constraints.any(handler);
    }

    /**
     * Returns the violations of the constraints on a handler's parameters; not of those on the path, which the handshake was
     * judged by.
     */
    public List<Violation> violations(Object instance, CallbackModel handler, @Nullable Object[] arguments) {
        return validator.validate(instance, handler, arguments);
    }

    private Reading validated(Object payload) {
        List<Violation> found = validator.validate(payload);
        return found.isEmpty() ? new Reading(payload, null) : Reading.of(found);
    }
}
