// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;

/**
 * Describes the messages between one endpoint and its clients.
 *
 * @param name the simple name of the endpoint's class, or a unique one
 * @param address its path
 * @param opening the data that a client can send to connect
 * @param heard the events that clients send, by name
 * @param told what the server sends
 */
record EndpointContract(String name, String address, OpeningContract opening, List<HeardEvent> heard, Told told) {}
