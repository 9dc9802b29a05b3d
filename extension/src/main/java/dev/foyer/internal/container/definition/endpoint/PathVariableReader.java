// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;

import jakarta.websocket.server.PathParam;

import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.model.handshake.Converter;
import dev.foyer.internal.model.handshake.Converters;
import dev.foyer.internal.model.handshake.PathVariable;

/** Reads method parameters that take variables of the path. */
final class PathVariableReader {

    private PathVariableReader() {}

    /** Returns the model, or empty if a problem was added. */
    static Optional<ParameterModel> read(PathParam annotation, Class<?> type, Method method, Subject subject) {
        String name = annotation.value();
        Optional<Converter> converter = Converters.of(type);
        if (converter.isEmpty()) {
            subject.report(Mistake.VARIABLE_TYPE, Methods.name(method), name, type.getName());
        }
        if (!subject.variables().contains(name)) {
            subject.report(Mistake.VARIABLE_UNKNOWN, Methods.name(method), name);
        }
        return converter.map(found ->
                new ParameterModel(ParameterRole.PATH_VARIABLE, type, type, false, new PathVariable(name, found)));
    }

    /** Reports an annotation of the same name from elsewhere, which would let client data fill the parameter. */
    static void checkImport(Parameter parameter, Method method, Subject subject) {
        for (Annotation found : parameter.getAnnotations()) {
            Class<? extends Annotation> type = found.annotationType();
            if (type.getSimpleName().equals(PathParam.class.getSimpleName()) && type != PathParam.class) {
                subject.report(Mistake.VARIABLE_IMPORT, Methods.name(method), type.getName());
            }
        }
    }
}
