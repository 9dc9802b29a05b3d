// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.List;

/**
 * Describes what the server sends to the clients of every endpoint.
 *
 * @param events its events, by name
 * @param presence what members of rooms see of one another, names of rooms first
 * @param states what rooms remember, names of rooms first
 */
record Told(List<ToldEvent> events, List<ToldRooms> presence, List<ToldRooms> states) {}
