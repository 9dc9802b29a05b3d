// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import java.util.Arrays;

/** What one publisher sends to one room: every member must get every message, in order, once. */
public final class Stream {

    private static final int NO_MEMBER = -1;

    private final String name;
    private final int[] next;
    private final int members;
    private final int[] receipts;
    private final long[] sentAt;
    private int sent;
    private int complete;

    /** At most that many messages may be on their way at once. */
    public Stream(String name, int connections, int[] members, int limit) {
        int slots = Integer.highestOneBit(Math.max(1, 2 * limit - 1));
        this.name = name;
        this.next = new int[connections];
        this.members = members.length;
        this.receipts = new int[slots];
        this.sentAt = new long[slots];
        Arrays.fill(next, NO_MEMBER);
        for (int member : members) {
            next[member] = 0;
        }
    }

    /** The number of the message that is sent now. */
    public int send(long now) {
        if (inFlight() == receipts.length) {
            throw new IllegalStateException(name + ": " + inFlight() + " messages are on their way");
        }
        int seq = sent++;
        receipts[seq & receipts.length - 1] = 0;
        sentAt[seq & receipts.length - 1] = now;
        return seq;
    }

    /** True if this was the last member to get the message. */
    public boolean received(int client, int seq) {
        int expected = client < next.length ? next[client] : NO_MEMBER;
        if (seq != expected || seq >= sent) {
            throw new IllegalStateException(name + ": connection " + client + " got message " + seq
                    + (expected == NO_MEMBER ? " and is no member" : " instead of " + expected));
        }
        next[client]++;
        boolean last = ++receipts[seq & receipts.length - 1] == members;
        if (last) {
            complete++;
        }
        return last;
    }

    /** When a message that is on its way was sent. */
    long sentAt(int seq) {
        return sentAt[seq & receipts.length - 1];
    }

    int inFlight() {
        return sent - complete;
    }
}
