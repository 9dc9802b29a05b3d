// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * In a deployed application: writes lines to a file, which {@link Ledgers} reads when the application, or its server, is gone. Not to the
 * server's log: some servers lose lines of it while they stop (GlassFish 7.0.21).
 */
public final class Ledger {

    static final String RESOURCE = "ledger.path";

    private final Path file;

    private Ledger(Path file) {
        this.file = file;
    }

    /** The ledger of the application that has this class. To be called while it runs: one that stops may find no resources. */
    public static Ledger open() {
        try (InputStream path = Ledger.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            return new Ledger(Path.of(new String(path.readAllBytes(), StandardCharsets.UTF_8)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Writes a line. */
    public synchronized void write(String line) {
        try {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
