// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.testkit.loop.Lane;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** Is one node's way to the hub and back. While it is cut, what is on it is lost. For one thread. */
public final class HubEngine implements Backplane {

    private static final int UNKNOWN = -1;

    private final Hub hub;
    private final Lane toHub;
    private final Lane toNode;
    private final Set<Topic> topics = new HashSet<>();
    private @Nullable Listener listener;
    private boolean cut;
    private boolean noticed;

    HubEngine(Hub hub, Loop loop) {
        this.hub = hub;
        this.toHub = loop.lane();
        this.toNode = loop.lane();
    }

    @Override
    public void start(Self self, Listener its) {
        listener = its;
        hub.add(this);
    }

    private Listener listener() {
        return Objects.requireNonNull(listener);
    }

    @Override
    public void subscribe(Topic topic) {
        toHub.execute(() -> topics.add(topic));
    }

    @Override
    public void unsubscribe(Topic topic) {
        toHub.execute(() -> topics.remove(topic));
    }

    @Override
    public CompletionStage<Integer> publish(Topic topic, String message) {
        var nodes = new CompletableFuture<Integer>();
        toHub.execute(() -> nodes.complete(cut ? UNKNOWN : hub.publish(this, topic, message)));
        return nodes;
    }

    /** Notices that nothing gets through, if that is so. Only the test heals the way. */
    @Override
    public void reconnect() {
        notice();
    }

    @Override
    public void stop() {
        toHub.execute(() -> hub.remove(this));
    }

    boolean subscribes(Topic topic) {
        return topics.contains(topic);
    }

    void arrive(Topic topic, String message) {
        toNode.execute(() -> {
            if (!cut) {
                listener().received(topic, message);
            }
        });
    }

    /** Cuts the way: what is on it, in either direction, is lost. */
    public void cut() {
        block();
        notice();
    }

    /** Cuts the way as {@link #cut} does, but nobody notices. */
    public void block() {
        cut = true;
    }

    private void notice() {
        if (cut && !noticed) {
            noticed = true;
            toNode.execute(listener()::interrupted);
        }
    }

    /** Heals the way. The node notices that it was cut, if it has not. Its subscriptions hold again. */
    public void heal() {
        notice();
        cut = false;
        if (noticed) {
            noticed = false;
            toNode.execute(listener()::resumed);
        }
    }
}
