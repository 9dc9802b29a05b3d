// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import dev.foyer.From.Source;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.HeaderShape;
import org.jspecify.annotations.Nullable;

/** Converts the values of one handshake and makes a record of them, or collects all violations. For one thread. */
final class HeaderBinding {

    private final HeaderSchema schema;
    private final Validator validator;
    private final Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<HandshakeViolation> violations = new ArrayList<>();

    HeaderBinding(HeaderSchema schema, Validator validator) {
        this.schema = schema;
        this.validator = validator;
    }

    /** Converts the values of a component. */
    void convert(HeaderComponent component, FoundValues found) {
        sources.put(component.component(), found.source());
        if (component.primitive() && found.values().isEmpty()) {
            violations.add(violation(component, "must not be missing"));
            return;
        }
        var values = new ArrayList<>();
        for (String text : component.shape() == HeaderShape.LIST ? found.values() : first(found.values())) {
            try {
                values.add(component.converter().function().convert(text));
            } catch (ReflectiveOperationException | RuntimeException invalid) { // its text may contain the value
                violations.add(violation(component, component.converter().complaint()));
                return;
            }
        }
        arguments.put(
                component.component(),
                switch (component.shape()) {
                    case ONE -> values.isEmpty() ? null : values.get(0);
                    case OPTIONAL -> values.stream().findFirst();
                    case LIST -> List.copyOf(values);
                });
    }

    /** Returns the record, or all violations. */
    Binding result() {
        if (arguments.size() < schema.components().size()) {
            arguments.forEach((name, value) -> validator
                    .validateValue(schema.type(), name, value)
                    .forEach(violation -> violations.add(violation(violation))));
            return new Binding(null, sorted());
        }
        Object record;
        try {
            record = schema.constructor().newInstance(arguments.values().toArray());
        } catch (ReflectiveOperationException refusedByItsConstructor) { // its text may contain a value
            return new Binding(null, List.of(new HandshakeViolation("", in(Source.HEADER), "do not fit together")));
        }
        Set<ConstraintViolation<Object>> broken = validator.validate(record);
        broken.forEach(violation -> violations.add(violation(violation)));
        return new Binding(violations.isEmpty() ? record : null, sorted());
    }

    private HandshakeViolation violation(ConstraintViolation<?> violation) {
        String property = violation.getPropertyPath().iterator().next().getName();
        Optional<HeaderComponent> component = schema.components().stream()
                .filter(candidate -> candidate.component().equals(property))
                .findFirst();
        return component
                .map(found -> violation(found, violation.getMessage()))
                .orElseGet(() -> new HandshakeViolation("", in(Source.HEADER), violation.getMessage()));
    }

    private HandshakeViolation violation(HeaderComponent component, String message) {
        Source source = sources.getOrDefault(component.component(), Source.HEADER);
        return new HandshakeViolation(component.name(), in(source), message);
    }

    /** Sorts violations in component order, so that the same mistakes always give the same answer. */
    private List<HandshakeViolation> sorted() {
        if (violations.isEmpty()) { // mostly
            return List.of();
        }
        var names = schema.components().stream().map(HeaderComponent::name).toList();
        return violations.stream()
                .sorted(Comparator.comparingInt((HandshakeViolation violation) -> names.indexOf(violation.name()))
                        .thenComparing(HandshakeViolation::message))
                .toList();
    }

    private static String in(Source source) {
        return source.name().toLowerCase(Locale.ROOT);
    }

    private static List<String> first(List<String> values) {
        return values.isEmpty() ? values : values.subList(0, 1);
    }
}
