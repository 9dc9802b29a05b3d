// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.measure;

import dev.foyer.benchmarks.client.Engine;
import dev.foyer.benchmarks.server.CpuTime;

/** Measures what the operations between two moments cost the server, and the generator; it can be held in between. */
public final class Stopwatch {

    private final long server;
    private long operations;
    private long nanos; // until it was held last
    private long serverNanos;
    private long generatorNanos;
    private long time;
    private CpuTime serverCpu;
    private long generatorTime;

    public Stopwatch(long server) {
        this.server = server;
        this.serverCpu = CpuTime.of(server);
        this.generatorTime = Engine.busyNanos();
        this.time = System.nanoTime();
    }

    /** Begins anew; that many operations are done already. */
    public void start(long done) {
        operations = done;
        nanos = 0;
        serverNanos = 0;
        generatorNanos = 0;
        goOn();
    }

    /** What happens until it goes on does not count. Returns for how many nanoseconds it has gone until now. */
    public long hold() {
        nanos += System.nanoTime() - time;
        serverNanos += CpuTime.of(server).since(serverCpu);
        generatorNanos += Engine.busyNanos() - generatorTime;
        return nanos;
    }

    public void goOn() {
        serverCpu = CpuTime.of(server);
        generatorTime = Engine.busyNanos();
        time = System.nanoTime();
    }

    /** That many operations are done now. */
    public Figures stop(long done) {
        hold();
        return figures(done);
    }

    /** That many operations were done until it was held. */
    public Figures figures(long done) {
        double count = done - operations;
        if (count == 0) {
            throw new IllegalStateException("Nothing was delivered or answered in " + nanos / 1_000_000 + " ms");
        }
        return new Figures()
                .put(Figure.SERVER_CPU, serverNanos / 1e3 / count)
                .put(Figure.RATE, count * 1e9 / nanos)
                .put(Figure.GENERATOR_CPU, generatorNanos / 1e3 / count);
    }
}
