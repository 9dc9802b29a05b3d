// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** What {@code server.properties} of a server's module says. */
public record ServerDefinition(
        String name,
        String title,
        String yardstick,
        String dialect,
        List<String> clients,
        String command,
        Path directory) {

    /** The name of the server that is compared with, unless a server names another. */
    public static final String YARDSTICK = "liberty";

    /** What {@code {jvm}} stands for. */
    public static final String JVM = "-Xms512m -Xmx2g -XX:+UseSerialGC";

    private static final String REDIS = "{redis}";

    public ServerDefinition {
        clients = List.copyOf(clients);
    }

    /** Reads the file that Maven has written to the module's {@code target}. */
    public static ServerDefinition of(Path module) throws IOException {
        var properties = new Properties();
        Path file = module.resolve("target/server.properties");
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return new ServerDefinition(
                required(properties, "name", file),
                required(properties, "title", file),
                properties.getProperty("yardstick", YARDSTICK).strip(),
                required(properties, "dialect", file),
                List.of(required(properties, "clients", file).split("\\s*,\\s*")),
                required(properties, "command", file),
                module.toAbsolutePath().normalize());
    }

    /** Whether it is two nodes that share a Redis. */
    public boolean isCluster() {
        return command.contains(REDIS);
    }

    /** The command's words; {@code java} is the one that runs this program. */
    public List<String> commandLine(Place place) {
        var values = Map.of(
                "{java}",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "{jvm}",
                JVM,
                "{port}",
                Integer.toString(place.port()),
                "{node}",
                Integer.toString(place.node()),
                REDIS,
                Integer.toString(place.redis()),
                "{dir}",
                directory.toString());
        String line = command;
        for (var value : values.entrySet()) {
            line = line.replace(value.getKey(), value.getValue());
        }
        return List.of(line.strip().split("\\s+"));
    }

    private static String required(Properties properties, String key, Path file) {
        String value = properties.getProperty(key, "").strip();
        if (value.isEmpty()) {
            throw new IllegalArgumentException(file + " has no " + key);
        }
        return value;
    }
}
