// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Node;

/**
 * What is in an application.
 *
 * @param classes those below {@code WEB-INF/classes}, from the tests' own class path
 * @param loader finds the other files there
 */
record Deployed(List<Class<?>> classes, ClassLoader loader) {

    private static final String ROOT = "/WEB-INF/classes/";
    private static final String CLASS = ".class";

    /** Reads an application, and writes its files to a directory. */
    static Deployed in(Path directory, Archive<?> archive) throws IOException {
        ClassLoader parent = Deployed.class.getClassLoader();
        var classes = new ArrayList<Class<?>>();
        for (Map.Entry<ArchivePath, Node> entry : archive.getContent().entrySet()) {
            String path = entry.getKey().get();
            if (path.startsWith(ROOT) && entry.getValue().getAsset() != null) {
                String name = path.substring(ROOT.length());
                if (name.endsWith(CLASS)) {
                    classes.add(type(name, parent));
                } else {
                    write(directory.resolve(name), entry.getValue());
                }
            }
        }
        return new Deployed(List.copyOf(classes), new URLClassLoader(new URL[] {url(directory)}, parent));
    }

    private static Class<?> type(String file, ClassLoader loader) throws IOException {
        String name = file.substring(0, file.length() - CLASS.length()).replace('/', '.');
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException missing) {
            throw new IOException(name + " is not on the class path of the tests", missing);
        }
    }

    private static void write(Path file, Node node) throws IOException {
        Files.createDirectories(file.getParent());
        try (var content = node.getAsset().openStream()) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static URL url(Path directory) throws MalformedURLException, IOException {
        return Files.createDirectories(directory).toUri().toURL();
    }
}
