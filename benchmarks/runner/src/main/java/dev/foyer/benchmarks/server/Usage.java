// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.util.List;

/** The CPU time that the processes of a site use from now on. */
public final class Usage {

    private final List<ServerProcess> nodes;
    private final List<CpuTime> start;
    private final long compilers;

    public Usage(Site site) {
        nodes = List.copyOf(site.nodes());
        start = nodes.stream().map(node -> CpuTime.of(node.pid())).toList();
        compilers = compilers();
    }

    /** The nanoseconds of the server, or of the node with that number, from 1 on. */
    public long nanos(int node) {
        return CpuTime.of(nodes.get(node - 1).pid()).since(start.get(node - 1));
    }

    /** How much of it is the compilers'. */
    public double compiling() {
        double all = 0;
        for (int node = 1; node <= nodes.size(); node++) {
            all += nanos(node);
        }
        return (compilers() - compilers) / all;
    }

    private long compilers() {
        return nodes.stream().mapToLong(node -> CpuTime.ofCompilers(node.pid())).sum();
    }
}
