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
import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.payload.name.JsonPaths;
import dev.foyer.internal.wire.Violation;
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
     * Reads the payload of a handler. If the parameter is {@code @Valid}, the payload is validated only later, together
     * with all parameters, because the parameter defines how.
     */
    public Reading read(CallbackModel handler, ParameterModel parameter, @Nullable String data) {
        Reading bound = binder.bind(parameter, data);
        Object payload = bound.payload();
        return payload == null || constraints.isCascaded(handler, parameter) ? bound : validated(payload);
    }

    /** Reads a payload that is for no handler. */
    public Reading read(ParameterModel parameter, @Nullable String data) {
        Reading bound = binder.bind(parameter, data);
        Object payload = bound.payload();
        return payload == null ? bound : validated(payload);
    }

    /** Returns the types within a payload that JSON-B cannot read, with its message about each. */
    public Map<Type, String> unreadable(Type payload) {
        return binder.unreadable(payload);
    }

    /** Tests whether a handler's parameters have constraints that concern events. Most have none and need no check. */
    public boolean constrainsParameters(CallbackModel handler) {
        return constraints.any(handler);
    }

    /**
     * Returns the violations of the constraints on a handler's parameters. Skips path variables, which the handshake
     * has checked already.
     */
    public List<Violation> violations(Object instance, CallbackModel handler, @Nullable Object[] arguments) {
        return validator.validate(instance, handler, arguments);
    }

    private Reading validated(Object payload) {
        List<Violation> found = validator.validate(payload);
        return found.isEmpty() ? new Reading(payload, null) : Reading.of(found);
    }
}
