// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.hub;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.foyer.internal.flow.Utf8;
import dev.foyer.internal.history.MemoryLogs;
import dev.foyer.internal.testkit.loop.Loop;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Swapped;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Connects the nodes of one application, and keeps the logs of their rooms. What a node sends reaches the hub in order,
 * and what the hub hands to a node reaches that in order, too; between two nodes there is no order. For one thread.
 */
public final class Hub {

    private final Loop loop;
    private final List<HubEngine> engines = new ArrayList<>();
    private final MemoryLogs<Topic, Appending> logs;
    private final Map<String, Map<String, String>> records = new HashMap<>();
    private final Cells cells;
    private final HubRetained retained;
    private int restarts;

    /**
     * Creates a hub without nodes.
     *
     * @param clock the wall clock
     */
    public Hub(Loop loop, Clock clock) {
        this.loop = loop;
        this.logs = new MemoryLogs<>(clock, loop::nanos, loop.timer());
        this.cells = new Cells(clock, loop::nanos);
        this.retained = new HubRetained(loop::nanos);
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

    /** Returns how often all logs were lost. */
    int restarts() {
        return restarts;
    }

    /** Keeps what rooms remember for the next restart. */
    public void save() {
        cells.save();
    }

    /** Returns the number of rooms that remember something. */
    public int remembering() {
        return cells.count();
    }

    /** Loses all logs, and of what rooms remember all but what was saved. Nodes that are not cut off connect anew. */
    public void restart() {
        records.clear();
        cells.restart();
        retained.clear();
        loseLogs();
    }

    /** Loses all logs, and nothing else. */
    public void loseLogs() {
        logs.clear();
        restarts++;
        engines.forEach(HubEngine::connectAnew);
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

    /** Retains a message and hands it on, unless one of a greater version is there. Throws an exception if it is too much. */
    int publish(HubEngine from, Topic topic, Retained message, Retention keep) {
        return retained.put(topic, message, keep) ? publish(from, topic, message.message()) : 0;
    }

    List<Retained> retained(Topic topic) {
        return retained.of(topic);
    }

    /** Retains messages that are missing, and hands these on. */
    void retain(HubEngine from, Topic topic, List<Retained> messages, Retention keep) {
        for (Retained message : messages) {
            if (retained.isMissing(topic, message, keep)) {
                publish(from, topic, message, keep);
            }
        }
        retained.last(topic, keep);
    }

    /** Appends a message, unless that was done before, and hands it to all nodes that subscribe to its topic. */
    Appended append(HubEngine from, Appending message) {
        Topic topic = message.topic();
        Optional<Position> before = logs.find(topic, message::equals);
        if (before.isPresent()) {
            return new Appended(before.get(), -1);
        }
        Position at = logs.append(topic, message, Utf8.length(message.text()), message.keep());
        int others = 0;
        for (HubEngine engine : engines) {
            if (engine.subscribes(topic)) {
                engine.arrive(topic, at, message.text());
                others += engine == from ? 0 : 1;
            }
        }
        return new Appended(at, others);
    }

    Replay read(Topic topic, Position after, int limit) {
        return replay(logs.after(topic, after, limit));
    }

    Replay readLatest(Topic topic, int limit) {
        return replay(logs.latest(topic, limit));
    }

    Optional<Cell> useCell(Topic topic) {
        return cells.use(topic);
    }

    /** Changes a cell, and hands the message to all nodes that subscribe to its topic. */
    Swapped swapCell(Topic topic, @Nullable Position expected, String content, String message) {
        Swapped swapped = cells.swap(topic, expected, content);
        Position at = swapped.at();
        if (at != null) {
            engines.stream()
                    .filter(engine -> engine.subscribes(topic))
                    .forEach(engine -> engine.arriveSwapped(topic, at, message));
        }
        return swapped;
    }

    Optional<Cell> emptyCell(Topic topic, Duration unused) {
        return cells.empty(topic, unused);
    }

    /** Keeps a record of a node, for good, or none any more. */
    void keep(String node, String key, @Nullable String record) {
        Map<String, String> all = records.computeIfAbsent(node, id -> new HashMap<>());
        if (record == null) {
            all.remove(key);
        } else {
            all.put(key, record);
        }
    }

    /** Takes a record of a node. */
    Optional<String> take(String node, String key) {
        return Optional.ofNullable(records.getOrDefault(node, new HashMap<>()).remove(key));
    }

    private static Replay replay(MemoryLogs.Part<Appending> part) {
        List<Replay.Logged> messages = part.kept().stream()
                .map(kept -> new Replay.Logged(kept.at(), kept.content().text()))
                .toList();
        return new Replay(messages, part.complete(), part.end());
    }
}
