// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

/**
 * Where a process of a server runs.
 *
 * @param node the number of the node, from 1 on
 * @param redis the port of the Redis that the nodes share, 0 if there is none
 */
public record Place(int port, int node, int redis) {

    /** Of a server that is one process. */
    static Place alone(int port) {
        return new Place(port, 1, 0);
    }
}
