// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The processes of a server: itself, or a Redis and the two nodes that share it. They run only
 * while they are measured. Can be closed by another thread. */
public final class Site implements AutoCloseable {

    private static final int NODES = 2;

    private final ServerDefinition server;
    private final Path logs;
    private final List<ServerProcess> processes = new CopyOnWriteArrayList<>(); // of a cluster, its Redis first

    Site(ServerDefinition server, Path logs) {
        this.server = server;
        this.logs = logs;
    }

    /** Starts them, and waits until all accept connections. */
    void start() throws IOException, InterruptedException {
        Cores cores = Cores.ofMachine();
        if (!server.isCluster()) {
            var place = Place.alone(ServerProcess.freePort());
            add(ServerProcess.start(server, place, cores.node(1), log("")));
            return;
        }
        add(ServerProcess.startRedis(cores.redis(), log("-redis")));
        for (int node = 1; node <= NODES; node++) {
            var place = new Place(ServerProcess.freePort(), node, redis().port());
            add(ServerProcess.start(server, place, cores.node(node), log("-" + node)));
        }
    }

    private Path log(String suffix) {
        return logs.resolve(server.name() + suffix + ".log");
    }

    private void add(ServerProcess process) throws IOException, InterruptedException {
        processes.add(process);
        process.awaitPort();
    }

    /** The server, or the first of the nodes. */
    public ServerProcess first() {
        return nodes().get(0);
    }

    public List<ServerProcess> nodes() {
        return processes.subList(server.isCluster() ? 1 : 0, processes.size());
    }

    /** What the nodes share; only a cluster has one. */
    public ServerProcess redis() {
        if (!server.isCluster()) {
            throw new IllegalStateException(server.name() + " has no Redis");
        }
        return processes.get(0);
    }

    public boolean isAlive() {
        return processes.stream().allMatch(ServerProcess::isAlive);
    }

    void settle() throws InterruptedException {
        for (ServerProcess process : nodes()) {
            process.settle();
        }
    }

    void stop() throws IOException, InterruptedException {
        for (ServerProcess process : processes) {
            process.stop();
        }
    }

    void resume() throws IOException, InterruptedException {
        for (ServerProcess process : processes) {
            process.resume();
        }
    }

    /** Kills them. */
    @Override
    public void close() {
        processes.forEach(ServerProcess::close);
    }
}
