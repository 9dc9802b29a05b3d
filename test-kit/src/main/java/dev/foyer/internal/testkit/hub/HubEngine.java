// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import dev.foyer.internal.testkit.loop.Lane;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Swapped;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** Is one node's way to the hub and back. While it is cut, what is on it is lost. For one thread. */
public final class HubEngine implements Backplane {

    private static final int UNKNOWN = -1;

    /** How long a message waits to be appended. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Loop loop;
    private final Hub hub;
    private final Lane toHub;
    private final Lane toNode;
    private final Set<Topic> topics = new HashSet<>();
    private @Nullable Listener listener;
    private String node = "";
    private boolean cut;
    private boolean noticed;
    private int restarts; // of the hub that this node knows of

    /** What may not be in the log: without an answer. */
    private final List<Appending> unanswered = new ArrayList<>();

    /** What of it was handed over since the way was healed. */
    private final Set<Appending> underWay = new HashSet<>();

    HubEngine(Hub hub, Loop loop) {
        this.loop = loop;
        this.hub = hub;
        this.toHub = loop.lane();
        this.toNode = loop.lane();
    }

    @Override
    public void start(Self self, Listener its) {
        listener = its;
        node = self.node();
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

    @Override
    public CompletionStage<Integer> publishRetained(Topic topic, Retained message, Retention keep) {
        var nodes = new CompletableFuture<Integer>();
        toHub.execute(() -> {
            try {
                nodes.complete(cut ? UNKNOWN : hub.publish(this, topic, message, keep));
            } catch (IllegalStateException full) {
                nodes.completeExceptionally(full);
            }
        });
        return nodes;
    }

    @Override
    public CompletionStage<List<Retained>> retained(Topic topic) {
        return ask(() -> hub.retained(topic));
    }

    @Override
    public void retain(Topic topic, List<Retained> messages, Retention keep) {
        toHub.execute(() -> {
            if (!cut) {
                hub.retain(this, topic, messages, keep);
            }
        });
    }

    @Override
    public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
        var appending = new Appending(topic, message, keep);
        unanswered.add(appending);
        var unused = loop.timer().schedule(() -> giveUp(appending), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        toHub.execute(this::appendAll);
        return appending.done();
    }

    private void giveUp(Appending appending) {
        if (unanswered.remove(appending)) {
            appending.giveUp();
        }
    }

    /** Appends what has no answer, in the order of the calls. */
    private void appendAll() {
        if (cut) {
            return;
        }
        for (Appending next : unanswered) {
            if (underWay.add(next)) {
                Appended appended = hub.append(this, next);
                toNode.execute(() -> answer(next, appended));
            }
        }
    }

    private void answer(Appending appending, Appended appended) {
        if (!cut && unanswered.remove(appending)) {
            underWay.remove(appending);
            appending.done().complete(appended);
        }
    }

    @Override
    public CompletionStage<Replay> read(Topic topic, Position after, int limit) {
        return ask(() -> hub.read(topic, after, limit));
    }

    @Override
    public CompletionStage<Replay> readLatest(Topic topic, int limit) {
        return ask(() -> hub.readLatest(topic, limit));
    }

    @Override
    public void keep(String key, @Nullable String record, Duration afterwards) {
        toHub.execute(() -> {
            if (!cut) {
                hub.keep(node, key, record);
            }
        });
    }

    @Override
    public CompletionStage<Optional<String>> take(String other, String key) {
        return ask(() -> hub.take(other, key));
    }

    @Override
    public boolean hasCells() {
        return true;
    }

    @Override
    public CompletionStage<Optional<Cell>> useCell(Topic topic, Duration keep) {
        return ask(() -> hub.useCell(topic));
    }

    @Override
    public CompletionStage<Swapped> swapCell(
            Topic topic, @Nullable Position expected, String content, String message, Duration keep) {
        return ask(() -> hub.swapCell(topic, expected, content, message));
    }

    @Override
    public CompletionStage<Optional<Cell>> emptyCell(Topic topic, Duration keep, Duration unused) {
        return ask(() -> hub.emptyCell(topic, unused));
    }

    private <T> CompletionStage<T> ask(Supplier<T> question) {
        var answer = new CompletableFuture<T>();
        toHub.execute(() -> {
            T replay = cut ? null : question.get();
            toNode.execute(() -> {
                if (replay == null || cut) {
                    answer.completeExceptionally(new IllegalStateException("The hub does not answer."));
                } else {
                    answer.complete(replay);
                }
            });
        });
        return answer;
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

    void arrive(Topic topic, Position at, String message) {
        toNode.execute(() -> {
            if (!cut) {
                listener().logged(topic, at, message);
            }
        });
    }

    void arriveSwapped(Topic topic, Position at, String message) {
        toNode.execute(() -> {
            if (!cut) {
                listener().swapped(topic, at, message);
            }
        });
    }

    /** Loses its connection to the hub, and makes another one, unless the way is cut. */
    void connectAnew() {
        if (!cut) {
            cut();
            heal();
        }
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
            boolean sameLogs = restarts == hub.restarts();
            restarts = hub.restarts();
            toNode.execute(() -> listener().resumed(sameLogs));
            underWay.clear();
            toHub.execute(this::appendAll);
        }
    }
}
