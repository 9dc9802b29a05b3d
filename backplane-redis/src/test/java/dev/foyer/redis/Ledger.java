// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Topic;

/**
 * Books what arrives at a node of numbered messages, {@code <sender> <number> ..}: nothing may arrive twice or late,
 * and what is missing must have been told.
 */
class Ledger implements Backplane.Listener {

    /** What has not arrived of a sender's messages, although nobody at this node was told. */
    private record Gap(String sender, int from, int to) {}

    // Mutable state, guarded by this.
    private final Map<String, Integer> last = new TreeMap<>();
    private final Map<String, Boolean> told = new TreeMap<>();
    private final List<Gap> untold = new ArrayList<>();
    private final List<String> disorder = new ArrayList<>();
    private boolean interrupted;
    private int interruptions;
    private int received;

    @Override
    public synchronized void received(Topic topic, String message) {
        String[] parts = message.split(" ", 3);
        if (parts.length < 3) {
            return; // none of those
        }
        received++;
        int number = Integer.parseInt(parts[1]);
        int before = last.getOrDefault(parts[0], -1);
        if (number <= before) {
            disorder.add(parts[0] + ": " + number + " after " + before);
        }
        if (number > before + 1 && !interrupted && !told.getOrDefault(parts[0], false)) {
            untold.add(new Gap(parts[0], before + 1, number));
        }
        last.put(parts[0], number);
        told.put(parts[0], interrupted);
    }

    @Override
    public void logged(Topic topic, Position at, String message) {
        received(topic, message);
    }

    @Override
    public synchronized void interrupted() {
        if (interrupted) {
            disorder.add("interrupted twice");
        }
        interrupted = true;
        interruptions++;
        told.replaceAll((sender, any) -> true);
    }

    @Override
    public synchronized void resumed(boolean sameLogs) {
        if (!interrupted) {
            disorder.add("resumed without need");
        }
        interrupted = false;
    }

    synchronized int last(String sender) {
        return last.getOrDefault(sender, -1);
    }

    synchronized int received() {
        return received;
    }

    synchronized int interruptions() {
        return interruptions;
    }

    synchronized boolean isInterrupted() {
        return interrupted;
    }

    /** Returns everything that must not be. */
    synchronized List<String> mistakes(Map<String, BitSet> givenUp) {
        var mistakes = new ArrayList<>(disorder);
        for (Gap gap : untold) {
            if (givenUp.getOrDefault(gap.sender(), new BitSet()).nextClearBit(gap.from()) < gap.to()) {
                mistakes.add("lost, and not told: " + gap);
            }
        }
        return mistakes;
    }
}
