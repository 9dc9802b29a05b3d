// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
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

    private static final String CLASSES = "/WEB-INF/classes/";
    private static final String LIBRARIES = "/WEB-INF/lib/";
    private static final String CLASS = ".class";

    /**
     * Reads an application, and writes its files to a directory.
     *
     * @throws IOException if there is something in it that the kit does not know, and that its tests may be about
     */
    static Deployed in(Path directory, Archive<?> archive) throws IOException {
        ClassLoader parent = Deployed.class.getClassLoader();
        var classes = new ArrayList<Class<?>>();
        delete(directory);
        for (Map.Entry<ArchivePath, Node> entry : archive.getContent().entrySet()) {
            String path = entry.getKey().get();
            if (entry.getValue().getAsset() == null) {
                continue; // a directory
            }
            if (path.startsWith(CLASSES) && path.endsWith(CLASS)) {
                classes.add(type(path.substring(CLASSES.length()), parent));
            } else if (path.startsWith(CLASSES)) {
                write(directory.resolve(path.substring(CLASSES.length())), entry.getValue());
            } else if (!isKnown(path)) {
                throw new IOException(path + " is nothing that the test kit can serve; the test needs a server");
            }
        }
        return new Deployed(List.copyOf(classes), new URLClassLoader(new URL[] {url(directory)}, parent));
    }

    /** Whether it is a library that is on the class path, or a descriptor, which says only how users log in. */
    private static boolean isKnown(String path) {
        return path.equals("/WEB-INF/web.xml")
                || path.equals("/META-INF/MANIFEST.MF")
                || (path.startsWith(LIBRARIES)
                        && System.getProperty("java.class.path").contains(path.substring(LIBRARIES.length())));
    }

    private static void delete(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            try (var files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
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
            Files.copy(content, file);
        }
    }

    private static URL url(Path directory) throws MalformedURLException, IOException {
        return Files.createDirectories(directory).toUri().toURL();
    }
}
