// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The processes of the servers: all of them exist, at most one runs. Threadsafe, as they are ended when this program is. */
public final class Servers implements AutoCloseable {

    private final Path logs;
    private final Map<ServerDefinition, Site> sites = new ConcurrentHashMap<>();

    public Servers(Path logs) {
        this.logs = logs;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** The servers that have been built, by name; the names of those that have not are added to the list. */
    public static List<ServerDefinition> find(Path home, List<String> missing) throws IOException {
        var found = new ArrayList<ServerDefinition>();
        try (Stream<Path> modules = Files.list(home.resolve("servers"))) {
            for (Path module : modules.sorted().toList()) {
                if (Files.exists(module.resolve("target/server.properties"))) {
                    found.add(ServerDefinition.of(module));
                } else if (Files.exists(module.resolve("server.properties"))) {
                    missing.add(module.getFileName().toString());
                }
            }
        }
        return found;
    }

    /** The server's processes, running; started if there are none. */
    public Site wake(ServerDefinition server) throws IOException, InterruptedException {
        Site site = sites.get(server);
        if (site == null || !site.isAlive()) {
            end(server);
            site = new Site(server, logs);
            sites.put(server, site);
            site.start();
        } else {
            site.resume();
        }
        return site;
    }

    /** Takes it off the core until it is woken, once it has settled. */
    public void rest(ServerDefinition server) throws IOException, InterruptedException {
        Site site = sites.get(server);
        if (site != null) {
            site.settle();
            site.stop();
        }
    }

    /** Ends its processes: who wakes it next gets a new one. */
    public void end(ServerDefinition server) {
        Site site = sites.remove(server);
        if (site != null) {
            site.close();
        }
    }

    /** Whether it was started, and one of its processes has ended by itself. */
    public boolean hasDied(ServerDefinition server) {
        Site site = sites.get(server);
        return site != null && !site.isAlive();
    }

    @Override
    public void close() {
        List.copyOf(sites.keySet()).forEach(this::end);
    }
}
