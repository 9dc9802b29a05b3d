// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * Books what arrives at one node of numbered messages, {@code <sender> <number> ..}. Nothing may arrive twice, or out of
 * its sender's order; positions follow each other; and what is missing must have been told, here or to its sender.
 */
final class Ledger implements Backplane.Listener {

    /** What one sender has sent to one topic, as far as it has arrived. */
    private static final class Account {

        private int last = -1;
        private final Set<Integer> missing = new HashSet<>();
    }

    // Mutable state, guarded by this.
    private final Map<String, Account> accounts = new HashMap<>();
    private final Map<Topic, Position> ends = new HashMap<>();
    private final Map<Position, String> placed = new HashMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private boolean interrupted;
    private boolean excused; // the next message of each sender may leave others out
    private final Set<String> excusedSenders = new HashSet<>();
    private final List<String> news = new ArrayList<>();

    @Override
    public synchronized void received(Topic topic, String message) {
        book(message);
    }

    @Override
    public synchronized void logged(Topic topic, Position at, String message) {
        Position before = ends.put(topic, at);
        boolean begins = before == null || (at.number() == 0 && at.epoch() > before.epoch());
        if (!begins && !at.follows(before) && !excused) {
            mistakes.add(at + " after " + before);
        }
        placed.put(at, message);
        book(message);
    }

    private void book(String message) {
        String[] parts = message.split(" ", 3);
        Account account = accounts.computeIfAbsent(parts[0], any -> new Account());
        int number = Integer.parseInt(parts[1]);
        if (number <= account.last) {
            mistakes.add(parts[0] + ": " + number + " after " + account.last);
        }
        boolean told = excused && excusedSenders.add(parts[0]);
        for (int i = account.last + 1; i < number && !told; i++) {
            account.missing.add(i);
        }
        account.last = number;
    }

    @Override
    public synchronized void interrupted() {
        if (interrupted) {
            mistakes.add("interrupted twice");
        }
        interrupted = true;
        news.add(Nodes.INTERRUPTED);
    }

    @Override
    public synchronized void resumed(boolean sameLogs) {
        goOn(sameLogs ? Nodes.RESUMED : Nodes.RESUMED_WITHOUT_LOGS);
        excused = true;
        excusedSenders.clear();
    }

    @Override
    public synchronized void continued() {
        goOn(Nodes.CONTINUED);
    }

    private void goOn(String how) {
        if (!interrupted) {
            mistakes.add(how + " without need");
        }
        interrupted = false;
        news.add(how);
    }

    synchronized int last(String sender) {
        Account account = accounts.get(sender);
        return account == null ? -1 : account.last;
    }

    synchronized List<String> news() {
        return List.copyOf(news);
    }

    synchronized @Nullable String at(Position at) {
        return placed.get(at);
    }

    synchronized Map<Position, String> placed() {
        return Map.copyOf(placed);
    }

    /** Returns what must not be. */
    synchronized List<String> mistakes(Map<String, Set<Integer>> givenUp) {
        var all = new ArrayList<>(mistakes);
        accounts.forEach((sender, account) -> account.missing.stream()
                .filter(number -> !givenUp.getOrDefault(sender, Set.of()).contains(number))
                .map(number -> sender + ": " + number + " is missing, and nobody was told")
                .forEach(all::add));
        return all;
    }
}
