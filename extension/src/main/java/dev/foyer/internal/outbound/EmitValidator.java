// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Surroundings;
import org.jspecify.annotations.Nullable;

/** Rejects a {@link ServerEvent} whose data violates its own constraints, before it is sent. Safe for any thread. */
public final class EmitValidator {

    private final Validator validator;
    private final Surroundings surroundings;

    public EmitValidator(Validator validator) {
        this(validator, Surroundings.PRESENT);
    }

    /** Creates a validator that can be called on any thread. Constraints are checked within the surroundings. */
    public EmitValidator(Validator validator, Surroundings surroundings) {
        this.validator = validator;
        this.surroundings = surroundings;
    }

    /**
     * Accepts a valid event, and every object that is not an event.
     *
     * @throws IllegalArgumentException if an event violates a constraint
     */
    public void check(Object sent) {
        ServerEvent annotation = sent.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            return;
        }
        String violations = violations(sent);
        if (violations != null) {
            throw new IllegalArgumentException(Code.EVENT_INVALID.text(annotation.value(), violations));
        }
    }

    /** Returns which constraints an object violates, or {@code null} if it violates none. */
    public @Nullable String violations(Object sent) {
        Set<ConstraintViolation<Object>> violations = surroundings.supply(() -> validator.validate(sent));
        return violations.isEmpty()
                ? null
                : violations.stream()
                        .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                        .sorted()
                        .collect(Collectors.joining(", "));
    }
}
