// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.tools;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

import jakarta.enterprise.inject.spi.DefinitionException;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomPresence;
import dev.foyer.ServerEvent;
import dev.foyer.spi.RoomGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract as files: rules B4 and B5. */
class WriteContractTest {

    @ServerEndpoint("/written")
    public static class Written {
        @OnEvent("ask")
        int ask(String question) {
            return question.length();
        }
    }

    @ServerEvent("told")
    public record Told(String what) {}

    @RoomPresence("lobby")
    public record Seen(String name) {}

    @RoomPresence("{")
    public record Broken(String name) {}

    /** Lets nobody in. */
    public static class Guard implements RoomGuard {
        @Override
        public boolean mayJoin(Connection connection, Room room) {
            return false;
        }
    }

    @TempDir
    private Path directory;

    @Test
    void files_areWritten() throws IOException {
        Path target = directory.resolve("new/contract");

        WriteContract.main(classes(Written.class, Told.class, Guard.class).toString(), target.toString(), "Questions");

        assertThat(target.resolve("contract.d.ts"))
                .content()
                .contains("export interface Written {")
                .contains("ask: { data: string; reply: number };")
                .contains("told: Told;")
                .contains("\"room.join\": { data: RoomData; reply: void };");
        assertThat(target.resolve("asyncapi.json"))
                .content()
                .contains("\"title\": \"Questions\"")
                .contains("\"address\": \"/written\"");
    }

    @Test
    void severalPlaces_areReadTogether() throws IOException {
        Path jar = directory.resolve("library.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(file(Told.class)));
            out.putNextEntry(new JarEntry("META-INF/versions/21/" + file(Told.class)));
        }

        WriteContract.main(classes(Written.class) + File.pathSeparator + jar, directory.toString());

        assertThat(directory.resolve("contract.d.ts"))
                .content()
                .contains("export interface Written {")
                .contains("told: Told;");
    }

    @Test // P1
    void presence_isWrittenIfItIsRight() throws IOException {
        WriteContract.main(classes(Written.class, Seen.class).toString(), directory.toString());
        assertThat(directory.resolve("contract.d.ts")).content().contains("lobby: Seen;");

        String broken = classes(Broken.class).toString();
        assertThatThrownBy(() -> WriteContract.main(broken, directory.toString()))
                .isInstanceOf(DefinitionException.class)
                .hasMessageContaining("FOYER-1067");
    }

    @Test
    void whatIsNotThere_isToldApart() {
        String missing = directory.resolve("missing").toString();

        assertThatThrownBy(() -> WriteContract.main(missing, missing))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Usage: ");
        assertThatThrownBy(() -> WriteContract.main(classes(Told.class) + File.pathSeparator + missing, missing))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(WriteContract::main).isInstanceOf(IllegalArgumentException.class);
    }

    /** A directory with these classes only. */
    private Path classes(Class<?>... types) throws IOException {
        Path classes = directory.resolve("classes");
        for (Class<?> type : types) {
            String name = file(type);
            URL found = Objects.requireNonNull(type.getClassLoader().getResource(name));
            Path copy = classes.resolve(name);
            Files.createDirectories(copy.getParent());
            try {
                Files.copy(Path.of(found.toURI()), copy);
            } catch (URISyntaxException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return classes;
    }

    private static String file(Class<?> type) {
        return type.getName().replace('.', '/') + ".class";
    }
}
