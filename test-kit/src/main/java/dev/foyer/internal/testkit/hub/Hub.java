// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.spi.Topic;

/**
 * Connects the nodes of one application. What a node sends reaches the hub in order, and what the hub hands to a node
 * reaches that in order, too; between two nodes there is no order. For one thread.
 */
public final class Hub {

    private final Loop loop;
    private final List<HubEngine> engines = new ArrayList<>();

    public Hub(Loop loop) {
        this.loop = loop;
    }

    /** Returns the engine of a new node. */
    public HubEngine engine() {
        return new HubEngine(this, loop);
    }

    void add(HubEngine engine) {
        engines.add(engine);
    }

    void remove(HubEngine engine) {
        engines.remove(engine);
    }

    /** Hands a message to all nodes that subscribe to its topic, and returns how many others than the sender did. */
    int publish(HubEngine from, Topic topic, String message) {
        int others = 0;
        for (HubEngine engine : engines) {
            if (engine.subscribes(topic)) {
                engine.arrive(topic, message);
                others += engine == from ? 0 : 1;
            }
        }
        return others;
    }
}
