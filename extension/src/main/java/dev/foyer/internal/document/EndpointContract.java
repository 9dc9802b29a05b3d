// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;

import dev.foyer.internal.document.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Describes the messages between one endpoint and its clients.
 *
 * @param name the simple name of the endpoint's class, or a unique one
 * @param address its path
 * @param opening the data that a client can send to connect
 * @param heard the events that clients send, by name
 * @param told the events that the server sends, by name
 */
record EndpointContract(String name, String address, Opening opening, List<Heard> heard, List<Told> told) {

    /**
     * Describes the data that a client can send to connect.
     *
     * @param headers the headers, as an object
     * @param query the query parameters, as an object; a browser can send nothing else
     */
    record Opening(Schema headers, Schema query) {}

    /**
     * Describes an event that clients send.
     *
     * @param name its name; {@code *} stands for any
     * @param data its data, or {@code null} if it has none
     * @param needed whether the data is required
     * @param reply the data of its reply, or {@code null} if the reply has none
     * @param answered whether the reply always has data
     */
    record Heard(
            String name,
            @Nullable Schema data,
            boolean needed,
            @Nullable Schema reply,
            boolean answered) {}

    /** Describes an event that the server sends. */
    record Told(String name, Schema data) {}
}
