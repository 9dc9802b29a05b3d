// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class ServerDefinitionTest {

    private static final String PROPERTIES = """
            name=quick
            title=Quick 1.2
            dialect=json
            clients=plain, foyer.v1
            command={java} {jvm} -Dport={port} -cp {dir}/target Quick
            """;

    @Test
    void yardstick_isOpenLiberty_unlessAnotherIsNamed(@TempDir Path module) throws Exception {
        assertThat(definition(module, PROPERTIES).yardstick()).isEqualTo("liberty");
        assertThat(definition(module, PROPERTIES + "yardstick=tomcat\n").yardstick())
                .isEqualTo("tomcat");
    }

    @Test
    void contender_isTheYardstickOfThoseThatNameIt(@TempDir Path module) throws Exception {
        var tomcat = new Contender(definition(module, PROPERTIES + "name=tomcat\nyardstick=tomcat\n"), "plain");
        var foyer = new Contender(definition(module, PROPERTIES + "name=foyer-tomcat\nyardstick=tomcat\n"), "plain");

        assertThat(tomcat.isYardstick()).isTrue();
        assertThat(tomcat.isYardstickOf(foyer)).isTrue();
        assertThat(foyer.isYardstick()).isFalse();
        assertThat(foyer.isYardstickOf(tomcat)).isFalse();
    }

    @Test
    void projectsYardsticks_areServersThatAreComparedWithThemselves() throws Exception {
        var compared = new HashSet<String>();
        var withThemselves = new HashSet<String>();
        try (Stream<Path> modules = Files.list(Path.of("../servers"))) {
            for (Path file : modules.map(module -> module.resolve("server.properties"))
                    .filter(Files::exists)
                    .toList()) {
                var properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                String yardstick = properties.getProperty("yardstick", ServerDefinition.YARDSTICK);
                compared.add(yardstick);
                if (yardstick.equals(properties.getProperty("name"))) {
                    withThemselves.add(yardstick);
                }
            }
        }

        assertThat(compared).isEqualTo(withThemselves).contains("liberty");
    }

    @Test
    void command_isFilledIn_andOneWordEach(@TempDir Path module) throws Exception {
        List<String> words = definition(module, PROPERTIES).commandLine(Place.alone(8080));

        assertThat(words.get(0)).endsWith("/bin/java");
        assertThat(words)
                .contains("-Xmx2g", "-Dport=8080", module.toAbsolutePath().normalize() + "/target");
    }

    @Test
    void serverOfNodes_isToldItsNumberAndItsRedis(@TempDir Path module) throws Exception {
        ServerDefinition cluster = definition(module, PROPERTIES + "command=node server.mjs {port} {node} {redis}\n");

        assertThat(cluster.isCluster()).isTrue();
        assertThat(definition(module, PROPERTIES).isCluster()).isFalse();
        assertThat(cluster.commandLine(new Place(8080, 2, 6379)))
                .containsExactly("node", "server.mjs", "8080", "2", "6379");
    }

    private static ServerDefinition definition(Path module, String properties) throws Exception {
        Files.createDirectories(module.resolve("target"));
        Files.writeString(module.resolve("target/server.properties"), properties);
        return ServerDefinition.of(module);
    }
}
