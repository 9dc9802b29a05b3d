// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Properties;

/** Reads the files of an application that MicroProfile Config would read, on servers without it. */
final class ApplicationProperties {

    private static final String NAME = "META-INF/microprofile-config.properties";

    private ApplicationProperties() {}

    /** Returns their properties. If two files have the same key, the first on the class path wins. */
    static Properties read(ClassLoader application) {
        try {
            var all = new Properties();
            for (URL file : Collections.list(application.getResources(NAME))) {
                read(file).forEach(all::putIfAbsent);
            }
            return all;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Properties read(URL file) throws IOException {
        URLConnection connection = file.openConnection();
        connection.setUseCaches(false); // the application may be deployed again, with another file
        var properties = new Properties();
        try (var reader = new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8)) {
            properties.load(reader);
        }
        return properties;
    }
}
