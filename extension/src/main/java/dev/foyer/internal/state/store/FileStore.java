// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.IntStream;

import dev.foyer.spi.StateStore;
import dev.foyer.spi.StoredState;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what rooms remember in files, one for each room, whose name is a hash of the room's. A file is replaced as a
 * whole, after the new one is on the disk, so it is never half written. Safe for any thread. Processes that share the
 * directory take turns.
 *
 * <p>A file has a line with the version, a checksum, and the length of the room's names, then these names, and then the
 * value.
 */
public final class FileStore implements StateStore {

    private static final HexFormat HEX = HexFormat.of();
    private static final int PARTS = 256;
    private static final String LOCK = "lock";

    /** Held while one of the files in a part of a directory is replaced: a process locks no file twice. */
    private static final Object[] GUARDS =
            IntStream.range(0, PARTS).mapToObj(part -> new Object()).toArray();

    private final Path directory;

    /** Where a room is kept. */
    private record Place(Path file, Object guard) {}

    /**
     * Keeps files in a directory, which is created if it does not exist.
     *
     * @throws IOException if nothing can be written there
     */
    public FileStore(Path directory) throws IOException {
        this.directory = Files.createDirectories(directory);
        Files.delete(Files.createTempFile(directory, "probe", ".tmp"));
    }

    @Override
    public Optional<StoredState> load(String namespace, String room) throws IOException {
        return Optional.ofNullable(read(place(namespace, room).file(), names(namespace, room)));
    }

    @Override
    public void save(String namespace, String room, StoredState state) throws IOException {
        Place place = place(namespace, room);
        String names = names(namespace, room);
        Path part = Files.createDirectories(place.file().resolveSibling(""));
        synchronized (place.guard()) {
            try (FileChannel lock =
                            FileChannel.open(part.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    var held = lock.lock()) {
                StoredState before = held.isValid() ? read(place.file(), names) : null;
                if (before == null || before.version() < state.version()) {
                    replace(place.file(), text(names, state));
                }
            }
        }
    }

    private static void replace(Path file, String text) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + ".tmp");
        try (FileChannel out = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            var bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel parent = FileChannel.open(file.resolveSibling(""), StandardOpenOption.READ)) {
            parent.force(true);
        } catch (IOException unsupported) { // Windows cannot, and need not
            return;
        }
    }

    private static String text(String names, StoredState state) {
        return state.version() + " " + checksum(names, state) + " " + names.length() + "\n" + names + state.json();
    }

    private static @Nullable StoredState read(Path file, String names) throws IOException {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException none) {
            return null;
        }
        try {
            int line = text.indexOf('\n');
            String[] head = text.substring(0, line).split(" ", 3);
            int length = Integer.parseInt(head[2]);
            String json = text.substring(line + 1 + length);
            var state = new StoredState(Long.parseLong(head[0]), json);
            if (text.startsWith(names, line + 1) && head[1].equals(checksum(names, state))) {
                return state;
            }
        } catch (RuntimeException other) { // too short, or no number
            throw new IOException("The file '" + file + "' is damaged. Restore it, or remove it.", other);
        }
        throw new IOException("The file '" + file + "' is damaged. Restore it, or remove it.");
    }

    private Place place(String namespace, String room) {
        String name = HEX.formatHex(digest(names(namespace, room)));
        String part = name.substring(0, 2);
        return new Place(directory.resolve(part).resolve(name), GUARDS[HexFormat.fromHexDigits(part)]);
    }

    private static String names(String namespace, String room) {
        return namespace + "\n" + room + "\n";
    }

    private static String checksum(String names, StoredState state) {
        return HEX.formatHex(digest(state.version() + "\n" + names + state.json()));
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
