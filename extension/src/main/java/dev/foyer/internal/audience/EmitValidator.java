// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Set;
import java.util.stream.Collectors;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import dev.foyer.ServerEvent;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Surroundings;

/** Keeps what is annotated {@link ServerEvent} from being sent with data that its own constraints forbid. Safe for any thread. */
public final class EmitValidator {

    private final Validator validator;
    private final Surroundings surroundings;

    public EmitValidator(Validator validator) {
        this(validator, Surroundings.PRESENT);
    }

    /** Events whose constraints are checked on any thread, in their surroundings. */
    public EmitValidator(Validator validator, Surroundings surroundings) {
        this.validator = validator;
        this.surroundings = surroundings;
    }

    /**
     * Passes an object that is no event, or a valid one.
     *
     * @throws IllegalArgumentException if an event violates a constraint
     */
    public void check(Object sent) {
        ServerEvent annotation = sent.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            return;
        }
        Set<ConstraintViolation<Object>> violations = surroundings.supply(() -> validator.validate(sent));
        if (!violations.isEmpty()) {
            String told = violations.stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw new IllegalArgumentException(Code.EVENT_INVALID.text(annotation.value(), told));
        }
    }
}
