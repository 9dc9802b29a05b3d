// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.server.CpuTime;
import dev.foyer.benchmarks.server.Site;
import dev.foyer.benchmarks.server.Usage;

/** What two nodes and their Redis use from now on. */
final class Watch {

    /**
     * What was done until some moment.
     *
     * @param here what the CPU time of the node that emits is divided by
     * @param elsewhere what that of the other node is divided by
     */
    record Done(long emits, long here, long elsewhere) {

        private Done since(Done start) {
            var done = new Done(emits - start.emits, here - start.here, elsewhere - start.elsewhere);
            if (done.emits == 0 || done.here == 0 || done.elsewhere == 0) {
                throw new IllegalStateException("Nothing went from node to node");
            }
            return done;
        }
    }

    private final Site site;
    private final Done start;
    private final Usage usage;
    private final CpuTime redis;
    private final long generator = Engine.busyNanos();
    private final long time = System.nanoTime();

    Watch(Site site, Done start) {
        this.site = site;
        this.start = start;
        this.usage = new Usage(site);
        this.redis = redis();
    }

    /** Costs and rates; the CPU time of both nodes is for one of the operations. */
    Figures stop(Done end, long operations) {
        Done done = end.since(start);
        double seconds = (System.nanoTime() - time) / 1e9;
        double here = usage.nanos(1) / 1e3;
        double elsewhere = usage.nanos(2) / 1e3;
        double ofRedis = redis().since(redis) / 1e3 / done.emits;
        return new Figures()
                .put(Figure.SERVER_CPU, (here + elsewhere) / operations)
                .put(Figure.HERE_CPU, here / done.here)
                .put(Figure.ELSEWHERE_CPU, elsewhere / done.elsewhere)
                .put(Figure.REDIS_CPU, ofRedis)
                .put(Figure.REDIS_RATE, 1e6 / ofRedis)
                .put(Figure.RATE, operations / seconds)
                .put(Figure.GENERATOR_CPU, (Engine.busyNanos() - generator) / 1e3 / operations);
    }

    private CpuTime redis() {
        return CpuTime.of(site.redis().pid());
    }
}
