// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import dev.foyer.benchmarks.jmh.Brief;
import dev.foyer.benchmarks.jmh.Peer;
import dev.foyer.internal.flow.Frame;
import org.openjdk.jmh.annotations.Benchmark;

/** What is sent to one peer is counted. */
public class CreditBenchmark extends Brief {

    private static final int BYTES = 120;

    private final Credit credit = new Credit(Peer.WINDOW);

    /** One frame, and now and then the mark that is due. */
    @Benchmark
    public int frame() {
        if (credit.isMarkDue()) {
            mark();
        }
        int available = credit.available();
        credit.spend(BYTES);
        return available;
    }

    /** A mark and its answer. */
    @Benchmark
    public boolean mark() {
        Frame mark = credit.mark();
        return mark.binary() != null && credit.acknowledge(mark.binary());
    }
}
