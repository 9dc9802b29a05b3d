// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.backplane.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/**
 * Starts nodes for the tests of an engine. The tests of one subject are in a class that extends this one; an engine's
 * own test class extends that, and says how the engine starts. Every test has nodes of its own, and what the nodes share
 * must be empty before each.
 */
public abstract class EngineContract {

    /** How long a test waits for an answer. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    /** The topic of a room. */
    protected static final Topic LOBBY = room("lobby");

    private final List<Backplane> started = new ArrayList<>();

    private record Self(String node, String application, Map<String, String> settings) implements Backplane.Self {
        @Override
        public Optional<String> setting(String key) {
            return Optional.ofNullable(settings.get(key));
        }
    }

    /**
     * Starts an engine.
     *
     * @param self describes the node; its settings are those that a test needs, without where to connect to
     */
    protected abstract Backplane start(Backplane.Self self, Backplane.Listener listener);

    /** Ends what the nodes share. Called after each test, when all nodes are stopped. */
    protected abstract void end();

    /** Starts a node of the application {@code shop}. */
    protected final TestNode node() {
        return node("shop", Map.of());
    }

    /** Starts a node. */
    protected final TestNode node(String application, Map<String, String> settings) {
        var arrived = new LinkedBlockingQueue<String>();
        var listener = new LateListener();
        Backplane engine = start(new Self("node" + started.size(), application, settings), listener);
        var node = new TestNode(engine, "node" + started.size(), arrived);
        listener.become(node);
        started.add(engine);
        return node;
    }

    @AfterEach
    final void stopNodes() {
        started.forEach(Backplane::stop);
        end();
    }

    /** Returns the topic of a room. */
    protected static Topic room(String name) {
        return new Topic(Topic.Kind.ROOM, "/", name);
    }

    /** Waits for what a stage completes with. */
    protected static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join();
    }

    /** Waits for a condition. */
    protected static void await(String what, BooleanSupplier condition) {
        Awaitility.await(what)
                .pollInterval(Duration.ofMillis(2))
                .atMost(PATIENCE)
                .until(condition::getAsBoolean);
    }

    /** Waits until this number of other nodes gets what a node publishes on a topic. */
    protected static void awaitOthers(TestNode node, Topic topic, int count) {
        await("other nodes: " + count, () -> node.publish(topic, TestNode.PROBE) == count);
    }
}
