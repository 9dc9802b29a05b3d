// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import dev.foyer.Cluster;

/** The only node of an application. */
public record Alone(String node) implements Cluster {

    @Override
    public int size() {
        return 1;
    }

    @Override
    public boolean isConnected() {
        return true;
    }

    @Override
    public long missed() {
        return 0;
    }
}
