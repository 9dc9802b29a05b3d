// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

/**
 * Names the row of a message so that it cannot be taken for another one with the same id, in a database that was
 * restored meanwhile.
 *
 * @param id its place among all of the application
 * @param origin the id of the node that the message comes from; empty if it comes from another program
 * @param number tells the messages of one node from each other
 */
public record Mark(long id, String origin, long number) {}
