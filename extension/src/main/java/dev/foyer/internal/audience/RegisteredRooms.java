// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collections;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.foyer.Connection;
import dev.foyer.Room;
import dev.foyer.Rooms;
import dev.foyer.State;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.state.SharedState;

/** The rooms of one namespace. */
public final class RegisteredRooms implements Rooms {

    private static final Pattern VARIABLE = Pattern.compile("\\{([^{}]+)}");

    private final Registry registry;
    private final String namespace;

    /** Creates the rooms of the namespace in which every connection starts. */
    public RegisteredRooms(Registry registry) {
        this(registry, Group.ROOT);
    }

    RegisteredRooms(Registry registry, String namespace) {
        this.registry = registry;
        this.namespace = namespace;
    }

    @Override
    public Room get(String name) {
        return room(name);
    }

    @Override
    public Optional<Room> find(String name) {
        return Optional.<Room>of(room(name)).filter(room -> registry.size(Group.room(namespace, name)) > 0);
    }

    @Override
    public Set<String> names() {
        var names = new HashSet<>(registry.others().rooms(namespace));
        for (Group room : registry.rooms()) {
            if (room.namespace().equals(namespace)) {
                names.add(room.name());
            }
        }
        return Collections.unmodifiableSet(names);
    }

    /** Returns the rooms of another namespace. */
    public RegisteredRooms in(String other) {
        return new RegisteredRooms(registry, Group.namespace(other).name());
    }

    /** Returns the room of a {@code @RoomName}: a fixed one, or one named by the path of the current connection. */
    public Room injected(String template, Supplier<Connection> current) {
        return VARIABLE.matcher(template).find()
                ? new PathRoom(() -> room(fill(template, current.get())))
                : room(template);
    }

    /** Returns what the room of a {@code @RoomName} remembers. Needs no application that has started. */
    public <T> State<T> state(String template, Supplier<Connection> current, Class<T> type) {
        Room room = injected(template, current);
        return new SharedState<>(registry::states, () -> Addressable.groupOf(room), type);
    }

    /** Returns the path variables in the name of a {@code @RoomName}. */
    public static Stream<String> variables(String template) {
        return VARIABLE.matcher(template).results().map(variable -> variable.group(1));
    }

    /** Returns a name as the {@code @RoomName} could have with some path. */
    public static String sample(String template) {
        return VARIABLE.matcher(template).replaceAll("x");
    }

    private NamedRoom room(String name) {
        return new NamedRoom(Group.room(namespace, name), registry);
    }

    private static String fill(String template, Connection connection) {
        return VARIABLE.matcher(template).replaceAll(variable -> {
            String value = connection.handshake().pathVariables().get(variable.group(1));
            if (value == null) {
                throw new IllegalStateException(
                        Code.ROOM_VARIABLE.text(template, variable.group(1), connection.endpoint()));
            }
            return Matcher.quoteReplacement(value);
        });
    }
}
