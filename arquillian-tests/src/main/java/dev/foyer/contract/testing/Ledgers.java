// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The files that applications write with their {@link Ledger}. */
public final class Ledgers {

    private Ledgers() {}

    /** Gives an application an empty ledger. */
    public static WebArchive with(WebArchive war) {
        Path file = file(war.getName());
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return war.addClass(Ledger.class).addAsResource(new StringAsset(file.toString()), Ledger.RESOURCE);
    }

    /** The lines in an application's ledger. */
    public static List<String> lines(String war) {
        try {
            return Files.readAllLines(file(war));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Path file(String war) {
        return Path.of("target", "ledgers", war + ".txt").toAbsolutePath();
    }
}
