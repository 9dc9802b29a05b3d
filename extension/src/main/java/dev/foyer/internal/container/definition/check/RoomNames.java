// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.util.Collection;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;

import dev.foyer.RoomName;
import dev.foyer.internal.audience.RegisteredRooms;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.flow.Names;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/** Finds injected rooms that no callback can use: a name that is blank, not allowed, or has a variable of no path. */
public final class RoomNames {

    // Mutable state: the names by their places.
    private final TreeMap<String, String> names = new TreeMap<>();

    private RoomNames() {}

    /** Collects the rooms that all beans inject and that the endpoint classes inject, which need not be beans. */
    public static RoomNames of(Collection<Bean<?>> beans, Collection<Class<?>> endpoints) {
        var found = new RoomNames();
        beans.forEach(bean -> bean.getInjectionPoints().forEach(point -> found.add(bean.getBeanClass(), point)));
        endpoints.forEach(found::addMembers);
        return found;
    }

    public void checkNames(Problems problems) {
        names.forEach((where, name) -> {
            String complaint = Names.complaint(name);
            if (name.isBlank()) {
                problems.add(Mistake.ROOM_NAME_BLANK, where);
            } else if (complaint != null) {
                problems.add(Mistake.ROOM_NAME_INVALID, where, complaint);
            }
        });
    }

    public void checkVariables(Collection<EndpointModel> endpoints, Problems problems) {
        var known = new TreeSet<String>();
        endpoints.forEach(endpoint -> known.addAll(endpoint.path().variables()));
        names.forEach((where, name) -> checkVariables(where, name, known, problems));
    }

    private static void checkVariables(String where, String name, Set<String> known, Problems problems) {
        RegisteredRooms.variables(name)
                .filter(variable -> !known.contains(variable))
                .forEach(variable -> problems.add(
                        Mistake.ROOM_NAME_VARIABLE,
                        where,
                        name,
                        variable,
                        known.isEmpty() ? "none" : String.join(", ", known)));
    }

    private void add(Class<?> bean, InjectionPoint point) {
        point.getQualifiers().stream()
                .filter(RoomName.class::isInstance)
                .map(RoomName.class::cast)
                .forEach(name ->
                        names.put(bean.getName() + "." + point.getMember().getName(), name.value()));
    }

    private void addMembers(Class<?> endpoint) {
        for (Class<?> type = endpoint; type != null; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredFields()).forEach(field -> add(endpoint, field.getName(), field));
            Stream.of(type.getDeclaredMethods()).forEach(method -> addParameters(endpoint, method));
            Stream.of(type.getDeclaredConstructors()).forEach(constructor -> addParameters(endpoint, constructor));
        }
    }

    private void addParameters(Class<?> endpoint, Executable executable) {
        Stream.of(executable.getParameters()).forEach(parameter -> add(endpoint, executable.getName(), parameter));
    }

    private void add(Class<?> endpoint, String member, AnnotatedElement element) {
        @Nullable RoomName name = element.getAnnotation(RoomName.class);
        if (name != null) {
            names.put(endpoint.getName() + "." + member, name.value());
        }
    }
}
