// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.RateLimited;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.Access;
import dev.foyer.internal.model.CallbackModel;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.HeaderSchema;
import dev.foyer.internal.model.MessageModel;
import dev.foyer.internal.model.ParameterModel;
import dev.foyer.internal.model.ParameterModel.Role;
import dev.foyer.internal.model.PathTemplate;
import dev.foyer.internal.model.UserModel;
import org.jspecify.annotations.Nullable;

/** Reads a wrapped endpoint class into its model, and reports everything that is wrong with it. */
public final class EndpointReader {

    private static final List<Class<? extends Annotation>> CALLBACKS =
            List.of(OnConnect.class, OnOpen.class, OnClose.class, OnError.class, OnDisconnect.class);

    private final Class<?> type;
    private final Problems problems;
    private final @Nullable UserModel user;
    private final Map<String, CallbackModel> callbacks = new LinkedHashMap<>();
    private final Map<String, CallbackModel> events = new LinkedHashMap<>();
    private final Map<MessageModel.Kind, MessageModel> messages = new EnumMap<>(MessageModel.Kind.class);
    private final MessageTypes messageTypes;
    private final Set<String> variables = new HashSet<>();

    private EndpointReader(Class<?> type, Problems problems) {
        this.type = type;
        this.problems = problems;
        this.messageTypes = new MessageTypes(type.getAnnotation(ServerEndpoint.class));
        Class<?> returned = UserTypes.of(type, problems);
        this.user = returned == null ? null : UserTypes.model(returned, problems);
    }

    /** The models of several classes, two on one path being a problem; with any problem they are not to be used. */
    public static List<EndpointModel> readAll(Collection<Class<?>> types, Problems problems) {
        var endpoints = new ArrayList<EndpointModel>();
        Map<String, EndpointModel> shapes = new HashMap<>();
        for (Class<?> type : byName(types)) {
            EndpointModel endpoint = read(type, problems);
            if (endpoint != null) {
                endpoints.add(endpoint);
                EndpointModel other = shapes.putIfAbsent(endpoint.path().shape(), endpoint);
                if (other != null) {
                    problems.add(Code.PATH_TAKEN, endpoint.path(), other.type().getName(), type.getName());
                }
            }
        }
        ClaimedUsers.check(endpoints, problems);
        endpoints.forEach(endpoint -> Ejbs.check(endpoint, problems));
        return endpoints;
    }

    /** Servers find classes in any order; what is said of them is the same each time. */
    private static List<Class<?>> byName(Collection<Class<?>> types) {
        return types.stream().sorted(Comparator.comparing(Class::getName)).toList();
    }

    /** The model; with at least one more problem it is not to be used. */
    static @Nullable EndpointModel read(Class<?> type, Problems problems) {
        return new EndpointReader(type, problems).read();
    }

    private @Nullable EndpointModel read() {
        ServerEndpoint annotation = type.getAnnotation(ServerEndpoint.class);
        PathTemplate path = path(annotation.value());
        if (path != null) {
            variables.addAll(path.variables());
        }
        Instantiable.complaint(type).ifPresent(why -> problems.add(Code.ENDPOINT_UNUSABLE, type.getName(), why));
        checkRate(type, type.getName());
        for (Method method : Methods.of(type)) {
            OnMessage message = method.getAnnotation(OnMessage.class);
            if (message != null && isCallable(method)) {
                addMessage(method, message);
            }
            for (Class<? extends Annotation> callback : CALLBACKS) {
                if (method.isAnnotationPresent(callback) && isCallable(method)) {
                    add(callback(callback, method));
                }
            }
            if (method.isAnnotationPresent(OnEvent.class) && isCallable(method)) {
                addEvent(callback(OnEvent.class, method));
                PublicTypes.hidden(TypeArguments.known(method.getGenericReturnType(), type))
                        .forEach(hidden -> problems.add(Code.PAYLOAD_HIDDEN, Methods.name(method), hidden.getName()));
                checkRate(method, Methods.name(method));
            }
        }
        if (path == null) {
            return null;
        }
        return new EndpointModel(
                type,
                path,
                List.of(annotation.subprotocols()),
                headers(path),
                user,
                callbacks,
                events,
                messages,
                AccessReader.of(type),
                AccessReader.roles(type));
    }

    private @Nullable PathTemplate path(String text) {
        try {
            return PathTemplate.parse(text);
        } catch (IllegalArgumentException invalid) {
            problems.add(Code.PATH_INVALID, text, type.getName(), String.valueOf(invalid.getMessage()));
            return null;
        }
    }

    private boolean isCallable(Method method) {
        boolean hidden = Modifier.isPrivate(method.getModifiers()) || Modifier.isStatic(method.getModifiers());
        if (hidden) {
            problems.add(Code.METHOD_HIDDEN, Methods.name(method));
        } else {
            method.setAccessible(true);
        }
        return !hidden;
    }

    private CallbackModel callback(Class<? extends Annotation> annotation, Method method) {
        List<ParameterModel> parameters = parameters(annotation, method);
        OnEvent event = method.getAnnotation(OnEvent.class);
        boolean concurrent = annotation == OnEvent.class && event != null && event.concurrent();
        return new CallbackModel(
                annotation.getSimpleName(), method, parameters, concurrent, access(annotation, method));
    }

    private List<ParameterModel> parameters(Class<? extends Annotation> annotation, Method method) {
        return new ParameterReader(annotation, user == null ? null : user.type(), messageTypes, variables, problems)
                .read(method, type);
    }

    private Access access(Class<? extends Annotation> annotation, Method method) {
        return AccessReader.of(method, annotation, problems);
    }

    private void addMessage(Method method, OnMessage annotation) {
        new MessageReader(type, messageTypes, problems)
                .read(method, annotation, parameters(OnMessage.class, method), access(OnMessage.class, method))
                .ifPresent(this::add);
    }

    private void add(MessageModel message) {
        MessageModel earlier = messages.putIfAbsent(message.kind(), message);
        Method method = message.callback().method();
        if (earlier != null) {
            problems.add(
                    Code.MESSAGE_TWICE,
                    type.getName(),
                    message.kind().name().toLowerCase(Locale.ROOT),
                    earlier.callback().method().getName(),
                    method.getName());
        }
        boolean events = Methods.of(type).stream().anyMatch(other -> other.isAnnotationPresent(OnEvent.class));
        if (events && message.kind() == MessageModel.Kind.TEXT) {
            problems.add(Code.MESSAGE_BESIDE_EVENT, Methods.name(method));
        }
    }

    private void add(CallbackModel callback) {
        CallbackModel earlier = callbacks.putIfAbsent(callback.annotation(), callback);
        if (earlier != null) {
            problems.add(
                    Code.CALLBACK_TWICE,
                    type.getName(),
                    callback.annotation(),
                    earlier.method().getName(),
                    callback.method().getName());
        }
    }

    private void addEvent(CallbackModel handler) {
        String event = EventNames.of(handler);
        if (event.isBlank()) {
            problems.add(Code.EVENT_UNNAMED, Methods.name(handler.method()));
            return;
        }
        CallbackModel earlier = events.putIfAbsent(event, handler);
        if (earlier != null) {
            problems.add(
                    Code.EVENT_TAKEN,
                    event,
                    earlier.method().getName(),
                    handler.method().getName(),
                    type.getName());
        }
    }

    private @Nullable HeaderSchema headers(PathTemplate path) {
        Set<Class<?>> schemas = new LinkedHashSet<>();
        Stream.of(
                        callbacks.values().stream(),
                        events.values().stream(),
                        messages.values().stream().map(MessageModel::callback))
                .flatMap(methods -> methods)
                .flatMap(callback -> callback.parameters().stream())
                .filter(parameter -> parameter.role() == Role.HEADERS)
                .map(ParameterModel::type)
                .forEach(schemas::add);
        var all = List.copyOf(schemas);
        if (all.size() > 1) {
            problems.add(
                    Code.HEADERS_TWICE,
                    type.getName(),
                    all.get(0).getName(),
                    all.get(1).getName());
        }
        return all.isEmpty() ? null : HeaderSchemaReader.read(all.get(0), path, problems);
    }

    private void checkRate(AnnotatedElement limited, String name) {
        RateLimited limit = limited.getAnnotation(RateLimited.class);
        if (limit != null && (limit.permits() < 1 || limit.per() < 1)) {
            problems.add(Code.RATE_INVALID, name, limit.permits(), limit.per());
        }
    }
}
