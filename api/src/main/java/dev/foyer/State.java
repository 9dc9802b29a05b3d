// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.function.UnaryOperator;

/**
 * Reads and changes the value that a room remembers, which is the same on all nodes. Inject it beside a
 * {@link RoomName}, or get it by {@link Room#state}. It can be used anywhere in the application, also without a
 * connection. Safe for any thread.
 *
 * @param <T> the {@link RoomState} record of the room
 */
public interface State<T> {

    /**
     * Returns the current value. Makes the first value if the room has none. On a node that has members in the room,
     * this takes no round trip to the backplane; changes on other nodes arrive after a moment.
     *
     * @throws IllegalStateException if the backplane is away, or the value cannot be read as the record
     */
    T get();

    /**
     * Changes the value. The function gets the current value and returns the next one. If another thread or node has
     * changed the value meanwhile, the function is called again with that value, so it must have no effects of its own
     * and must not call this method. Its exceptions are handed on, and change nothing.
     *
     * <p>Returns when the change is made. Members on this node get the change before what the calling thread emits
     * afterwards, unless {@link RoomState#pace} gathers changes. A function that changes nothing sends nothing. The
     * change is no part of a transaction of the calling thread.
     *
     * @return the value that the room has now, as it is read from its JSON
     * @throws IllegalArgumentException if the next value is {@code null}, violates one of its own constraints, cannot
     *     be written as a JSON object, or is longer than {@code foyer.state.max-bytes}
     * @throws StateConflict if others were faster 64 times in a row
     * @throws IllegalStateException if the backplane is away. The change may have been made nevertheless if the
     *     backplane went away during the call. Also if the state is {@link RoomState#durable} and the value could not
     *     be saved: then the change is made, and is saved as soon as that is possible
     */
    T update(UnaryOperator<T> change);
}
