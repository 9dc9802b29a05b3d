// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Group;
import org.jspecify.annotations.Nullable;

/** The rooms that are followed here, each with what is known of it. For one thread at a time. */
final class RoomViews {

    private final PresenceLink link;
    private final int maxBytes;
    private final LongSupplier nanos;

    // Mutable state.
    private final Map<Group, RoomView> all = new HashMap<>();
    private long number;

    /**
     * Creates views of no room.
     *
     * @param link tests whether there is somebody to ask
     * @param maxBytes the bytes that a member gets at once, at most
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    RoomViews(PresenceLink link, int maxBytes, LongSupplier nanos) {
        this.link = link;
        this.maxBytes = maxBytes;
        this.nanos = nanos;
    }

    /** Returns the view of a room, which is followed from now on. */
    RoomView open(Group room) {
        return all.computeIfAbsent(room, name -> {
            var view = new RoomView(() -> ++number, new Viewers(name.name(), maxBytes), nanos.getAsLong());
            if (!link.isOpen()) {
                view.giveUp(); // there is nobody to ask; when the link opens, all is asked for
            }
            return view;
        });
    }

    /** Returns the view of a room, or {@code null} if the room is not followed. */
    @Nullable
    RoomView find(Group room) {
        return all.get(room);
    }

    void remove(Group room) {
        all.remove(room);
    }

    int size() {
        return all.size();
    }

    void forEach(BiConsumer<Group, RoomView> action) {
        all.forEach(action);
    }

    /** Returns the rooms that have to be looked after again in a while. */
    List<Group> withMoreToDo() {
        var rooms = new ArrayList<Group>();
        all.forEach((room, view) -> {
            if (view.hasMoreToDo()) {
                rooms.add(room);
            }
        });
        return rooms;
    }
}
