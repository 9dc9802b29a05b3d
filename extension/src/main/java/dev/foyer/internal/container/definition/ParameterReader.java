// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.websocket.CloseReason;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.PathParam;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Converter;
import dev.foyer.internal.model.Converters;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import dev.foyer.internal.model.PathVariable;
import dev.foyer.internal.payload.Generics;
import org.jspecify.annotations.Nullable;

/** Says by its type what each parameter of a callback is resolved to. */
final class ParameterReader {

    private static final Map<Class<? extends Annotation>, Set<Class<?>>> CONTAINER_TYPES = Map.of(
            OnOpen.class, Set.of(Session.class, EndpointConfig.class),
            OnMessage.class, Set.of(Session.class),
            OnClose.class, Set.of(Session.class, CloseReason.class),
            OnError.class, Set.of(Session.class, Throwable.class));

    private final Class<? extends Annotation> annotation;
    private final @Nullable Class<?> user;
    private final MessageTypes messages;
    private final Set<String> variables;
    private final Problems problems;

    /**
     * A reader of the methods with one annotation.
     *
     * @param user the user context, or {@code null}
     * @param variables the variables of the endpoint's path
     */
    ParameterReader(
            Class<? extends Annotation> annotation,
            @Nullable Class<?> user,
            MessageTypes messages,
            Set<String> variables,
            Problems problems) {
        this.annotation = annotation;
        this.user = user;
        this.messages = messages;
        this.variables = variables;
        this.problems = problems;
    }

    /** Reads a method that an endpoint class has or inherits. */
    List<ParameterModel> read(Method method, Class<?> endpoint) {
        var parameters = new ArrayList<ParameterModel>();
        for (int i = 0; i < method.getParameterCount(); i++) {
            Type generic = TypeArguments.known(method.getGenericParameterTypes()[i], endpoint);
            TypeArguments.check(generic, method, endpoint, problems);
            Class<?> type = Generics.raw(generic);
            PathParam variable = method.getParameters()[i].getAnnotation(PathParam.class);
            Role role = isLast(method, type) ? Role.LAST : role(type);
            checkImport(method, method.getParameters()[i]);
            if (variable != null) {
                variable(method, type, variable.value()).ifPresent(parameters::add);
            } else if (role == null) {
                problems.add(
                        Code.PARAMETER_UNKNOWN,
                        Methods.name(method),
                        type.getName(),
                        annotation.getSimpleName(),
                        allowed());
            } else if (role == Role.PAYLOAD) {
                parameters.add(payload(method, type, generic, parameters));
            } else {
                parameters.add(new ParameterModel(role, type, type, false));
            }
        }
        return parameters;
    }

    /** An annotation of the same name from elsewhere would leave the parameter to be read from what the client sends. */
    private void checkImport(Method method, Parameter parameter) {
        for (Annotation found : parameter.getAnnotations()) {
            Class<? extends Annotation> type = found.annotationType();
            if (type.getSimpleName().equals(PathParam.class.getSimpleName()) && type != PathParam.class) {
                problems.add(Code.VARIABLE_IMPORT, Methods.name(method), type.getName());
            }
        }
    }

    private @Nullable Role role(Class<?> type) {
        if (type == Connection.class) {
            return Role.CONNECTION;
        }
        if (type == Handshake.class) {
            return Role.HANDSHAKE;
        }
        if (type.isAnnotationPresent(HandshakeHeaders.class)) {
            return Role.HEADERS;
        }
        if (type == Closing.class && (annotation == OnDisconnect.class || annotation == OnClose.class)) {
            return Role.CLOSING;
        }
        if (CONTAINER_TYPES.getOrDefault(annotation, Set.of()).contains(type)) {
            return Role.CONTAINER;
        }
        if (user != null && annotation != OnConnect.class && type != Object.class && type.isAssignableFrom(user)) {
            return Role.USER;
        }
        boolean payload = annotation == OnMessage.class
                ? messages.kind(type).isPresent()
                : annotation == OnEvent.class && !isService(type);
        return payload ? Role.PAYLOAD : null;
    }

    /** Whether a parameter of an {@code @OnMessage} method tells the last part of a message from the others. */
    private boolean isLast(Method method, Class<?> type) {
        return annotation == OnMessage.class
                && type == boolean.class
                && Arrays.stream(method.getParameters())
                        .filter(parameter -> !parameter.isAnnotationPresent(PathParam.class))
                        .anyMatch(parameter -> MessageTypes.isPart(parameter.getType()));
    }

    private Optional<ParameterModel> variable(Method method, Class<?> type, String name) {
        Optional<Converter> converter = Converters.of(type);
        if (converter.isEmpty()) {
            problems.add(Code.VARIABLE_TYPE, Methods.name(method), name, type.getName());
        }
        if (!variables.contains(name)) {
            problems.add(Code.VARIABLE_UNKNOWN, Methods.name(method), name);
        }
        return converter.map(
                found -> new ParameterModel(Role.PATH_VARIABLE, type, type, false, new PathVariable(name, found)));
    }

    /** Whether a type is one of the container or of Foyer, which no data can be bound to. */
    private static boolean isService(Class<?> type) {
        return type.getPackageName().startsWith("jakarta.websocket")
                || Throwable.class.isAssignableFrom(type)
                || (type.isInterface() && type.getPackageName().equals("dev.foyer"));
    }

    private ParameterModel payload(Method method, Class<?> type, Type generic, List<ParameterModel> earlier) {
        earlier.stream()
                .filter(parameter -> parameter.role() == Role.PAYLOAD)
                .findFirst()
                .ifPresent(other -> problems.add(
                        Code.PAYLOAD_AMBIGUOUS,
                        Methods.name(method),
                        other.type().getName(),
                        type.getName()));
        boolean optional = type == Optional.class;
        Type bound = optional && generic instanceof ParameterizedType argument
                ? argument.getActualTypeArguments()[0]
                : generic;
        if (annotation == OnEvent.class) {
            PublicTypes.hidden(bound)
                    .forEach(hidden -> problems.add(Code.PAYLOAD_HIDDEN, Methods.name(method), hidden.getName()));
        }
        return new ParameterModel(Role.PAYLOAD, type, bound, optional);
    }

    private String allowed() {
        var allowed = new ArrayList<String>();
        if (annotation != OnConnect.class && user != null) {
            allowed.add("the user context " + user.getName());
        }
        allowed.add("a record annotated @HandshakeHeaders");
        allowed.add("Connection");
        allowed.add("Handshake");
        allowed.add("a @PathParam");
        if (annotation == OnEvent.class) {
            allowed.add("one payload");
        }
        if (annotation == OnMessage.class) {
            allowed.add("one message (a text, binary or pong one, or what a decoder of the endpoint makes)");
        }
        if (annotation == OnDisconnect.class || annotation == OnClose.class) {
            allowed.add("Closing");
        }
        CONTAINER_TYPES.getOrDefault(annotation, Set.of()).stream()
                .map(Class::getSimpleName)
                .sorted()
                .forEach(allowed::add);
        return String.join(", ", allowed);
    }
}
