// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** Reads which settings jars beside Foyer have, such as an engine of the backplane: each lists its own in a file, a key a line. */
final class ListedSettings {

    static final String FILE = "META-INF/foyer.settings";

    private ListedSettings() {}

    /** Returns the keys that are listed on a class path, or none if a file cannot be read, so that nobody is warned for nothing. */
    static Set<String> of(ClassLoader loader) {
        var keys = new TreeSet<String>();
        try {
            for (URL file : Collections.list(loader.getResources(FILE))) {
                URLConnection connection = file.openConnection();
                connection.setUseCaches(false); // else the jar stays open after an undeployment
                try (InputStream in = connection.getInputStream()) {
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                            .forEach(keys::add);
                }
            }
        } catch (IOException unreadable) {
            return Set.of();
        }
        return keys;
    }
}
