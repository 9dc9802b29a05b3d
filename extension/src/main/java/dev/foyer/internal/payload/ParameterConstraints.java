// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

import jakarta.validation.Validator;
import jakarta.validation.metadata.CascadableDescriptor;
import jakarta.validation.metadata.ContainerDescriptor;
import jakarta.validation.metadata.MethodDescriptor;
import jakarta.validation.metadata.ParameterDescriptor;

import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.ParameterModel;

/** Knows the constraints on the parameters of handlers. Safe for any thread. */
final class ParameterConstraints {

    private final Validator validator;
    private final Map<CallbackModel, HandlerConstraints> known = new ConcurrentHashMap<>();

    ParameterConstraints(Validator validator) {
        this.validator = validator;
    }

    /** Tests whether some constraints concern an event. Most handlers have none. */
    boolean any(CallbackModel handler) {
        return of(handler).any();
    }

    /** Tests whether the value of a parameter is validated together with all the parameters of its handler. */
    boolean isCascaded(CallbackModel handler, ParameterModel parameter) {
        return of(handler).cascaded().get(handler.parameters().indexOf(parameter));
    }

    private HandlerConstraints of(CallbackModel handler) {
        HandlerConstraints found = known.get(handler);
        return found == null ? known.computeIfAbsent(handler, this::find) : found;
    }

    private HandlerConstraints find(CallbackModel handler) {
        Method method = handler.method();
        MethodDescriptor found = validator
                .getConstraintsForClass(method.getDeclaringClass())
                .getConstraintsForMethod(method.getName(), method.getParameterTypes());
        if (found == null) {
            return new HandlerConstraints(false, Collections.nCopies(method.getParameterCount(), false));
        }
        List<ParameterDescriptor> parameters = found.getParameterDescriptors();
        boolean any = found.getCrossParameterDescriptor().hasConstraints()
                || IntStream.range(0, parameters.size())
                        .anyMatch(i ->
                                handler.parameters().get(i).variable() == null && isConstrained(parameters.get(i)));
        return new HandlerConstraints(
                any, parameters.stream().map(ParameterConstraints::isCascaded).toList());
    }

    private static boolean isConstrained(ParameterDescriptor parameter) {
        return parameter.hasConstraints()
                || !parameter.getConstrainedContainerElementTypes().isEmpty()
                || isCascaded(parameter);
    }

    private static <T extends CascadableDescriptor & ContainerDescriptor> boolean isCascaded(T descriptor) {
        return descriptor.isCascaded()
                || descriptor.getConstrainedContainerElementTypes().stream().anyMatch(ParameterConstraints::isCascaded);
    }
}
