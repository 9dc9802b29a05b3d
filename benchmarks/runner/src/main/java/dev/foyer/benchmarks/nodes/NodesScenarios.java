// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import java.util.List;

import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;

/** The scenarios of several nodes. */
public final class NodesScenarios {

    public static final String STEADY = "across";
    public static final String SHARED_ROOM = "across-room-100";
    public static final String TO_NOBODY = "carry-nobody";
    public static final String TO_BOTH = "carry-shared";
    public static final String ENGINE_ROOM = "engine-room-100";
    public static final String ENGINE_EMIT = "engine-emit";
    public static final String ENGINE_CHANGE = "engine-change";

    /** The server that is Foyer's nodes, and the one that is the same application without an engine. */
    public static final String WITH_ENGINE = "foyer-nodes";

    public static final String WITHOUT_ENGINE = "foyer";

    /** The servers that are several nodes. */
    public static final List<String> CLUSTERS = List.of(WITH_ENGINE, "socketio-redis", "socketio-sharded");

    /** All that takes part. */
    public static final List<String> SERVERS =
            List.of(WITHOUT_ENGINE, WITH_ENGINE, "socketio-redis", "socketio-sharded");

    private static final String CHANGE =
            "one client changes one of 40 texts of a value of 4 KiB that a room remembers, one change in flight";
    private static final String TEXT = "x".repeat(100);

    private NodesScenarios() {}

    public static List<Scenario> all() {
        // those with the engine and without it first, as only then both servers are equally cold
        return List.of(
                new EngineCost(
                        ENGINE_ROOM,
                        "room of 100 on one node, one publisher with 16 messages outstanding",
                        Scenarios.room(100)),
                new EngineCost(
                        ENGINE_EMIT,
                        "room of 1 on one node, one publisher with 16 messages outstanding: the cost of an emit",
                        Scenarios.room(1)),
                new EngineCost(ENGINE_CHANGE, CHANGE, Scenarios.changes(ENGINE_CHANGE, CHANGE)),
                new SteadyEmits(
                        STEADY,
                        "1,000 emits a second to 10 rooms in turn, each with one member on each node; latency to the member on the other node",
                        new Meeting(10, 1),
                        1_000,
                        TEXT),
                new SharedRoom(
                        SHARED_ROOM,
                        "room of 100 members on each node, one publisher with 16 messages outstanding",
                        new Meeting(1, 100),
                        16,
                        TEXT),
                new Bursts(
                        TO_NOBODY,
                        "one node emits to 100 rooms in turn that nobody is in, as fast as it can",
                        false,
                        8,
                        TEXT),
                new Bursts(
                        TO_BOTH,
                        "one node emits to a room with one member on each node, as fast as it can",
                        true,
                        8,
                        TEXT));
    }
}
