// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import dev.foyer.spi.StateStore;
import dev.foyer.spi.StoredState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What rooms remember in files: rule S4. */
class FileStoreTest {

    private static final String ROOM = "board:7";

    @TempDir
    private Path directory;

    private StateStore store() throws IOException {
        return new FileStore(directory.resolve("inner"));
    }

    private Path file() throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().length() == 64)
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void whatWasSaved_isLoaded_alsoByAnotherStore() throws Exception {
        StateStore store = store();
        assertThat(store.load("/", ROOM)).isEmpty();

        var first = new StoredState(7, "{\"title\":\"\u00e4\\n\"}\n");
        store.save("/", ROOM, first);
        store.save("/game", ROOM, new StoredState(1, "{}"));

        assertThat(store().load("/", ROOM)).contains(first);
        assertThat(store().load("/game", ROOM)).contains(new StoredState(1, "{}"));
        assertThat(store().load("/", "board:8")).isEmpty();
    }

    @Test
    void earlierVersion_doesNotReplaceALaterOne() throws Exception {
        StateStore store = store();
        store.save("/", ROOM, new StoredState(7, "{\"n\":7}"));
        store.save("/", ROOM, new StoredState(6, "{\"n\":6}"));
        store.save("/", ROOM, new StoredState(7, "{\"n\":77}"));
        assertThat(store.load("/", ROOM)).contains(new StoredState(7, "{\"n\":7}"));

        store.save("/", ROOM, new StoredState(8, "{}"));
        assertThat(store.load("/", ROOM)).contains(new StoredState(8, "{}"));
    }

    @Test
    void damagedFile_isNotTaken_andNotReplaced() throws Exception {
        StateStore store = store();
        store.save("/", ROOM, new StoredState(7, "{\"title\":\"Plans\"}"));
        String text = Files.readString(file());
        for (String damaged : List.of(
                "",
                "7",
                text.substring(0, text.length() - 1),
                text.replace("Plans", "Clans"),
                text.replace("7 ", "8 "),
                text.replace(ROOM, "board:8"),
                "x" + text)) {
            Files.writeString(file(), damaged);

            assertThatIOException()
                    .as(damaged)
                    .isThrownBy(() -> store.load("/", ROOM))
                    .withMessageContaining(file().toString());
            assertThatIOException().isThrownBy(() -> store.save("/", ROOM, new StoredState(9, "{}")));
            assertThat(Files.readString(file())).isEqualTo(damaged);
        }
        Files.writeString(file(), text);
        assertThat(store.load("/", ROOM)).isPresent();
    }

    @Test
    void fileThatWasBeingWritten_isIgnored() throws Exception {
        StateStore store = store();
        store.save("/", ROOM, new StoredState(7, "{}"));
        Path half = file().resolveSibling(file().getFileName() + ".tmp");
        Files.write(half, "8 half".getBytes(StandardCharsets.UTF_8));

        assertThat(store.load("/", ROOM)).contains(new StoredState(7, "{}"));
        store.save("/", ROOM, new StoredState(9, "{}"));
        assertThat(store.load("/", ROOM)).contains(new StoredState(9, "{}"));
        assertThat(half).doesNotExist();
    }

    @Test
    void latestVersionWins_howeverManyStoresWrite() throws Exception {
        var pool = Executors.newFixedThreadPool(4);
        var all = new ArrayList<Future<?>>();
        for (int thread = 0; thread < 4; thread++) {
            StateStore store = store();
            int first = thread;
            all.add(pool.submit(() -> {
                for (int version = first; version < 200; version += 4) {
                    store.save("/", ROOM, new StoredState(version, "{\"n\":" + version + "}"));
                }
                return null;
            }));
        }
        for (Future<?> one : all) {
            one.get();
        }
        pool.shutdown();

        assertThat(store().load("/", ROOM)).contains(new StoredState(199, "{\"n\":199}"));
    }

    @Test
    void placeWhereNothingCanBeWritten_isRefused() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new FileStore(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> new FileStore(file.resolve("below"))).isInstanceOf(IOException.class);
    }
}
