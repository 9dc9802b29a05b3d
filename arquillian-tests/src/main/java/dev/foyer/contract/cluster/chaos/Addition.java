// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.StatePositions;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** What the threads of all nodes add to one number of a room, which has a member on each node. */
final class Addition implements AutoCloseable {

    private static final int THREADS = 8; // of a node
    private static final Duration PATIENCE = Duration.ofMinutes(Scale.of(1, 20));

    private final String room;
    private final int times;
    private final Map<Quarter, Books> books = new LinkedHashMap<>();
    private final List<Quarter> living;
    private final List<Client> members = new ArrayList<>();

    // Mutable state.
    private int killed; // threads

    /**
     * Begins.
     *
     * @param directory for the books
     * @param name begins with the kind of room, {@code sum-} or {@code saved-}
     * @param times how often each thread adds
     */
    Addition(List<Quarter> quarters, Path directory, String name, int times) {
        this.room = "room-" + name;
        this.times = times;
        this.living = new ArrayList<>(quarters);
        for (Quarter quarter : quarters) {
            members.add(quarter.site().open("/plaza/adder?room=" + name, Map.of(), "foyer.v1"));
        }
        for (Quarter quarter : quarters) {
            Path file = directory.resolve(name + "-" + quarter.node());
            books.put(quarter, new Books(file, THREADS));
            quarter.ask("add " + room + " " + THREADS + " " + times + " " + file);
        }
    }

    /** Waits until so many more are answered. */
    void awaitMore(int count) {
        int wanted = answered() + count;
        Town.eventually("additions", () -> answered() >= wanted);
    }

    /** Waits until so much of it is done, of a hundred. */
    void await(int percent) {
        int wanted = books.size() * THREADS * times / 100 * percent;
        Town.eventually("additions", () -> answered() >= wanted);
    }

    /** How many additions were answered until now. */
    int answered() {
        return books.values().stream().mapToInt(Books::answered).sum();
    }

    private int unanswered() {
        return books.values().stream().mapToInt(Books::unanswered).sum();
    }

    /** Notes that a node is killed: its threads end, each with an addition at most that was under way. */
    void killed(Quarter quarter) {
        killed += THREADS;
        living.remove(quarter);
    }

    /** Has the members leave, so that nobody counts them. */
    void leave() {
        members.forEach(Client::close);
        members.clear();
    }

    /** Checks what is there after everything was killed: so much at least, and nothing that was never added. */
    void checkLeft(Quarter quarter, int least) {
        assertThat(number(quarter)).isBetween(least, answered() + unanswered() + killed);
    }

    private int number(Quarter quarter) {
        return Integer.parseInt(quarter.ask("sum " + room));
    }

    /** Waits for the end, and checks that everything counts once, and that members have followed it. */
    void check() {
        for (Quarter quarter : living) {
            Books one = books.get(quarter);
            Awaitility.await("the end").atMost(PATIENCE).until(() -> one.answered() == THREADS * times);
        }
        int sum = number(living.get(0));

        assertThat(sum).isBetween(answered(), answered() + unanswered() + killed);
        for (Client member : members) {
            List<String> frames = member.until(frame -> frame.contains("\"number\":" + sum + "}"));
            assertThat(StatePositions.of(frames)).isNotEmpty();
        }
    }

    /** Returns whether each addition was answered. */
    boolean isSure() {
        return unanswered() == 0 && killed == 0;
    }

    @Override
    public void close() {
        leave();
    }
}
