// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.micronaut;

import io.micronaut.runtime.Micronaut;

/** Starts Micronaut. */
public final class BenchServer {

    private BenchServer() {}

    public static void main(String[] arguments) {
        Micronaut.run(BenchServer.class, arguments);
    }
}
