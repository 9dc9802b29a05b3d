// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ValidationException;
import jakarta.validation.Validator;
import jakarta.validation.metadata.BeanDescriptor;
import jakarta.validation.metadata.ConstraintDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.ContainerElementTypeDescriptor;
import jakarta.validation.metadata.ElementDescriptor;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.payload.misfit.DataTypes;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;

/**
 * Finds constraints that do not support the type of their value, such as {@code @Size} on a number. Bean Validation
 * throws when it meets one, whatever the value is, so every handshake or event would fail.
 *
 * <p>Checks only numbers, texts, truth values and enums: a constraint on a container may apply to its content instead.
 */
public final class MisplacedConstraints {

    private final Validator validator;
    private final Problems problems;

    private MisplacedConstraints(Validator validator, Problems problems) {
        this.validator = validator;
        this.problems = problems;
    }

    public static void check(Collection<EndpointModel> endpoints, Validator validator, Problems problems) {
        var misplaced = new MisplacedConstraints(validator, problems);
        endpoints.forEach(misplaced::check);
    }

    private void check(EndpointModel endpoint) {
        if (endpoint.headers() != null) {
            checkProperties(endpoint.headers().type());
        }
        endpoint.methods().all().forEach(callback -> {
            checkParameters(callback.method());
            callback.payload().stream()
                    .flatMap(parameter -> DataTypes.of(parameter.payload()).stream())
                    .map(Generics::raw)
                    .forEach(this::checkProperties);
        });
    }

    private void checkProperties(Class<?> type) {
        if (type.isPrimitive() || type.isArray() || type.getName().startsWith("java.")) {
            return;
        }
        constraints(type)
                .map(BeanDescriptor::getConstrainedProperties)
                .ifPresent(properties -> properties.forEach(
                        property -> check(type.getName() + "." + property.getPropertyName(), property, property)));
    }

    private void checkParameters(Method method) {
        Class<?> owner = method.getDeclaringClass();
        constraints(owner)
                .map(bean -> bean.getConstraintsForMethod(method.getName(), method.getParameterTypes()))
                .ifPresent(found -> found.getParameterDescriptors()
                        .forEach(parameter -> check(place(method, parameter.getIndex()), parameter, parameter)));
    }

    private static String place(Method method, int index) {
        return "Parameter " + (index + 1) + " of " + Methods.name(method);
    }

    /** Returns the constraints of a class, or empty if they contradict each other, which is reported. */
    private Optional<BeanDescriptor> constraints(Class<?> type) {
        try {
            return Optional.of(validator.getConstraintsForClass(type));
        } catch (ValidationException contradictory) {
            problems.add(Mistake.CONSTRAINT_UNUSABLE, type.getName(), String.valueOf(contradictory.getMessage()));
            return Optional.empty();
        }
    }

    private void check(String place, ElementDescriptor element, ContainerDescriptor container) {
        Class<?> declared = element.getElementClass(); // null for the content of a generic container
        if (declared != null) {
            Class<?> type = MethodType.methodType(declared).wrap().returnType();
            if (isSimple(type)) {
                element.getConstraintDescriptors().forEach(constraint -> check(place, type, constraint));
            }
        }
        for (ContainerElementTypeDescriptor part : container.getConstrainedContainerElementTypes()) {
            check("An element of " + place, part, part);
        }
    }

    private void check(String place, Class<?> type, ConstraintDescriptor<?> constraint) {
        var validators = constraint.getConstraintValidatorClasses();
        if (!validators.isEmpty() && validators.stream().noneMatch(validator -> accepts(validator, type))) {
            String name = constraint.getAnnotation().annotationType().getSimpleName();
            problems.add(Mistake.CONSTRAINT_UNUSABLE, place, "@" + name + " is not for values of " + type.getName());
        }
        constraint.getComposingConstraints().forEach(part -> check(place, type, part));
    }

    private static boolean isSimple(Class<?> type) {
        return type == String.class
                || type == Boolean.class
                || type == Character.class
                || type.isEnum()
                || (Number.class.isAssignableFrom(type) && type.getPackageName().startsWith("java."));
    }

    private static boolean accepts(Class<?> validator, Class<?> type) {
        Type accepted = TypeVariables.argument(validator, ConstraintValidator.class, 1);
        return Generics.raw(accepted).isAssignableFrom(type);
    }
}
