// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Writes what the applications log to a file, as a server does. */
final class KitLog implements AutoCloseable {

    private final FileHandler handler;

    private KitLog(FileHandler handler) {
        this.handler = handler;
    }

    static KitLog start(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var handler = new FileHandler(file.toString());
        handler.setFormatter(new SimpleFormatter());
        handler.setLevel(Level.INFO);
        Logger.getLogger("").addHandler(handler);
        return new KitLog(handler);
    }

    @Override
    public void close() {
        Logger.getLogger("").removeHandler(handler);
        handler.close();
    }
}
