// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

/**
 * Says whose rows are meant.
 *
 * @param application the name that all nodes of the application share
 * @param node the id of this node
 */
public record Place(Dialect dialect, String application, String node) {}
