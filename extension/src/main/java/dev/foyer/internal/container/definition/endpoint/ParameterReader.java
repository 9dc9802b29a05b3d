// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.websocket.server.PathParam;

import dev.foyer.Verified;
import dev.foyer.internal.container.definition.type.Methods;
import dev.foyer.internal.container.definition.type.PublicTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.Callback;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterRole;
import dev.foyer.internal.types.Generics;

/** Determines the role of each parameter of a callback from its type. */
final class ParameterReader {

    private final Callback kind;
    private final Subject subject;
    private final ParameterRoles roles;

    ParameterReader(Callback kind, Subject subject) {
        this.kind = kind;
        this.subject = subject;
        this.roles = new ParameterRoles(kind, subject);
    }

    /** Reads a method that the endpoint class has or inherits. */
    List<ParameterModel> read(Method method) {
        var parameters = new ArrayList<ParameterModel>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            Parameter declared = method.getParameters()[i];
            Type generic = TypeArguments.known(method.getGenericParameterTypes()[i], subject.type());
            TypeArguments.check(generic, method, subject.type(), subject.problems());
            PathVariableReader.checkImport(declared, method, subject);
            PathParam variable = declared.getAnnotation(PathParam.class);
            if (variable == null) {
                read(generic, method, parameters).ifPresent(parameters::add);
            } else {
                PathVariableReader.read(variable, Generics.raw(generic), method, subject)
                        .ifPresent(parameters::add);
            }
        }
        return parameters;
    }

    private Optional<ParameterModel> read(Type generic, Method method, List<ParameterModel> earlier) {
        Class<?> type = Generics.raw(generic);
        if (isOptionalToken(generic)) {
            return Optional.of(new ParameterModel(ParameterRole.VERIFIED, type, generic, true));
        }
        ParameterRole role = roles.of(type, method);
        if (role == null) {
            subject.report(
                    Mistake.PARAMETER_UNKNOWN,
                    Methods.name(method),
                    type.getName(),
                    kind.annotation(),
                    roles.allowed());
            return Optional.empty();
        }
        if (role != ParameterRole.PAYLOAD) {
            return Optional.of(new ParameterModel(role, type, type, false));
        }
        earlier.stream()
                .filter(parameter -> parameter.role() == ParameterRole.PAYLOAD)
                .findFirst()
                .ifPresent(other -> subject.report(
                        Mistake.PAYLOAD_AMBIGUOUS,
                        Methods.name(method),
                        other.type().getName(),
                        type.getName()));
        return Optional.of(payload(generic, method));
    }

    private boolean isOptionalToken(Type generic) {
        return kind == Callback.CONNECT
                && generic instanceof ParameterizedType optional
                && optional.getRawType() == Optional.class
                && optional.getActualTypeArguments()[0] == Verified.class;
    }

    private ParameterModel payload(Type generic, Method method) {
        Class<?> type = Generics.raw(generic);
        boolean optional = type == Optional.class;
        Type bound = optional && generic instanceof ParameterizedType argument
                ? argument.getActualTypeArguments()[0]
                : generic;
        if (kind == Callback.EVENT) {
            PublicTypes.hidden(bound)
                    .forEach(hidden -> subject.report(Mistake.PAYLOAD_HIDDEN, Methods.name(method), hidden.getName()));
        }
        return new ParameterModel(ParameterRole.PAYLOAD, type, bound, optional);
    }
}
