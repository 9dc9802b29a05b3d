// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Executable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;

import dev.foyer.RoomName;
import dev.foyer.State;
import dev.foyer.internal.audience.RegisteredRooms;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.flow.Names;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import org.jspecify.annotations.Nullable;

/** Finds injected rooms that no callback can use: a name that is blank, not allowed, or has a variable of no path. */
public final class RoomNames {

    // Mutable state: the names, and the types of states, by their places.
    private final TreeMap<String, String> names = new TreeMap<>();
    private final TreeMap<String, Injected> states = new TreeMap<>();

    /** An injected state: the name of the room, and the type that it is to remember. */
    private record Injected(String name, Type type) {}

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

    /** Finds injected states of rooms that remember something else, or nothing. */
    public void checkStates(RoomTable<StateRule> rules, Problems problems) {
        states.forEach((where, state) -> {
            Optional<Class<?>> declared =
                    rules.of(RegisteredRooms.sample(state.name())).map(StateRule::type);
            if (!declared.equals(Optional.of(state.type()))) {
                String found = declared.map(Class::getName).orElse("nothing");
                problems.add(Mistake.STATE_INJECTED, where, state.type().getTypeName(), state.name(), found);
            }
        });
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
                .forEach(name -> add(bean.getName() + "." + point.getMember().getName(), name, point.getType()));
    }

    private void addMembers(Class<?> endpoint) {
        for (Class<?> type = endpoint; type != null; type = type.getSuperclass()) {
            Stream.of(type.getDeclaredFields())
                    .forEach(field -> add(endpoint, field.getName(), field, field.getGenericType()));
            Stream.of(type.getDeclaredMethods()).forEach(method -> addParameters(endpoint, method));
            Stream.of(type.getDeclaredConstructors()).forEach(constructor -> addParameters(endpoint, constructor));
        }
    }

    private void addParameters(Class<?> endpoint, Executable executable) {
        Stream.of(executable.getParameters())
                .forEach(parameter -> add(endpoint, executable.getName(), parameter, parameter.getParameterizedType()));
    }

    private void add(Class<?> endpoint, String member, AnnotatedElement element, Type type) {
        @Nullable RoomName name = element.getAnnotation(RoomName.class);
        if (name != null) {
            add(endpoint.getName() + "." + member, name, type);
        }
    }

    private void add(String where, RoomName name, Type type) {
        names.put(where, name.value());
        if (type instanceof ParameterizedType state && state.getRawType() == State.class) {
            states.put(where, new Injected(name.value(), state.getActualTypeArguments()[0]));
        } else if (type == State.class) {
            states.put(where, new Injected(name.value(), Object.class));
        }
    }
}
