// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;

/** Distinguishes the endpoint classes that Foyer serves from those that it leaves to the container. */
public final class Wrapped {

    private static final List<Class<? extends Annotation>> OURS =
            List.of(OnConnect.class, OnEvent.class, OnResume.class, OnDisconnect.class);

    private Wrapped() {}

    /** Tests whether a class is a {@code @ServerEndpoint} with a method that has one of Foyer's annotations. */
    public static boolean is(Class<?> type) {
        return type.isAnnotationPresent(ServerEndpoint.class) && hasOurs(type);
    }

    /** Returns the path of a class that Foyer serves. */
    public static Optional<String> path(Class<?> type) {
        return is(type) ? Optional.of(type.getAnnotation(ServerEndpoint.class).value()) : Optional.empty();
    }

    /** Returns the names of apparent endpoint classes that, like their subclasses, lack {@code @ServerEndpoint}. */
    public static String forgotten(Collection<Class<?>> scanned) {
        return scanned.stream()
                .filter(type -> !type.isAnnotationPresent(ServerEndpoint.class)
                        && !Modifier.isAbstract(type.getModifiers())
                        && hasOurs(type))
                .filter(type -> scanned.stream().noneMatch(other -> is(other) && type.isAssignableFrom(other)))
                .map(Class::getName)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static boolean hasOurs(Class<?> type) {
        for (Class<?> declaring : Methods.declaring(type)) {
            for (Method method : declaring.getDeclaredMethods()) {
                if (OURS.stream().anyMatch(method::isAnnotationPresent)) {
                    return true;
                }
            }
        }
        return false;
    }
}
