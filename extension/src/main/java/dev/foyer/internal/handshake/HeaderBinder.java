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
import dev.foyer.Handshake;
import dev.foyer.internal.flow.HandshakeViolation;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.HeaderShape;
import org.jspecify.annotations.Nullable;

/** Creates the record of a header schema from a handshake, or collects all violations. Safe for any thread. */
final class HeaderBinder {

    private final Validator validator;

    HeaderBinder(Validator validator) {
        this.validator = validator;
    }

    Binding bind(HeaderSchema schema, Handshake handshake) {
        var run = new Run(schema);
        for (HeaderComponent component : schema.components()) {
            run.convert(component, find(component, handshake));
        }
        return run.result();
    }

    private static FoundValues find(HeaderComponent component, Handshake handshake) {
        for (Source source : component.sources()) {
            List<String> values = values(source, component.name(), handshake);
            if (!values.isEmpty()) {
                return new FoundValues(source, values);
            }
        }
        Source first = component.sources().iterator().next();
        return new FoundValues(first, component.fallback() == null ? List.of() : List.of(component.fallback()));
    }

    private static List<String> values(Source source, String name, Handshake handshake) {
        return switch (source) {
            case HEADER -> handshake.headers().getOrDefault(name, List.of());
            case QUERY -> handshake.query().getOrDefault(name, List.of());
            case COOKIE -> one(handshake.cookies().get(name));
            case PATH -> one(handshake.pathVariables().get(name));
        };
    }

    private static List<String> one(@Nullable String value) {
        return value == null ? List.of() : List.of(value);
    }

    /** Holds one binding in progress. */
    private final class Run {

        private final HeaderSchema schema;
        private final Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
        private final Map<String, Source> sources = new LinkedHashMap<>();
        private final List<HandshakeViolation> violations = new ArrayList<>();

        Run(HeaderSchema schema) {
            this.schema = schema;
        }

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
}
