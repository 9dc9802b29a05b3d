// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;

import dev.foyer.internal.document.schema.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint and its clients tell each other.
 *
 * @param name the endpoint's class, by its simple name or a unique one
 * @param address its path
 * @param opening what a client can send to connect
 * @param heard the events that clients send, by name
 * @param told the events that the server sends, by name
 */
record EndpointContract(String name, String address, Opening opening, List<Heard> heard, List<Told> told) {

    /**
     * What a client can send to connect.
     *
     * @param headers what it can send in headers: an object
     * @param query what it can send in the query; a browser can send nothing else
     */
    record Opening(Schema headers, Schema query) {}

    /**
     * An event that clients send.
     *
     * @param name its name; {@code *} stands for any
     * @param data its data, or {@code null} if it has none
     * @param needed whether the data must be there
     * @param reply the data of its reply, or {@code null} if that has none
     * @param answered whether the reply's data is always there
     */
    record Heard(
            String name,
            @Nullable Schema data,
            boolean needed,
            @Nullable Schema reply,
            boolean answered) {}

    /** An event that the server sends. */
    record Told(String name, Schema data) {}
}
