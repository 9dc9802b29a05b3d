// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.tools;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.foyer.RoomPresence;
import dev.foyer.RoomState;
import dev.foyer.ServerEvent;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.container.definition.check.PresencePatterns;
import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.container.settings.StateReader;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.document.ContractDocument;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.spi.RoomGuard;

/**
 * Writes the contract of an application's endpoints to files, without a server: {@code asyncapi.json} and {@code contract.d.ts}, which
 * a server serves below {@code foyer/}. How to call it is in docs/howto/browser.md.
 *
 * <p>It reads the classes in directories and jars, which must be on the class path together with the libraries that they use. It
 * runs no code of the application, so it does not know the {@code Jsonb} that a server takes from it: properties are called as a
 * {@code Jsonb} without configuration calls them, where a server uses the naming strategy of the application's. An adapter in that
 * configuration is known to neither.
 */
public final class WriteContract {

    private static final String USAGE =
            "Usage: WriteContract <directories and jars of classes> <directory to write to> [title]";

    private WriteContract() {}

    /**
     * Writes the files.
     *
     * @param arguments the directories and jars of classes, separated as in a class path, the directory to write to, and a title for
     *     the document
     * @throws IllegalArgumentException if they are not that
     * @throws IOException if a file cannot be read or written
     * @throws jakarta.enterprise.inject.spi.DefinitionException if the endpoints have mistakes; it lists all of them
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3) {
            throw new IllegalArgumentException(USAGE);
        }
        List<Path> classes = Arrays.stream(arguments[0].split(File.pathSeparator, -1))
                .map(Path::of)
                .toList();
        if (!classes.stream().allMatch(WriteContract::holdsClasses)) {
            throw new IllegalArgumentException(USAGE);
        }
        Path target = Path.of(arguments[1]);
        ContractDocument contract = read(classes, arguments.length == 3 ? arguments[2] : "Foyer");
        Files.createDirectories(target);
        Files.writeString(target.resolve("asyncapi.json"), contract.asyncApi());
        Files.writeString(target.resolve("contract.d.ts"), contract.typeScript());
    }

    private static boolean holdsClasses(Path place) {
        return Files.isDirectory(place)
                || (Files.isRegularFile(place) && place.toString().endsWith(".jar"));
    }

    private static ContractDocument read(List<Path> classes, String title) throws IOException {
        Set<Class<?>> types = types(classes);
        var problems = new Problems();
        List<EndpointModel> endpoints =
                Definitions.read(types.stream().filter(Wrapped::is).toList(), problems);
        PresencePatterns.check(types, problems);
        var unused = new StateReader(problems).read(types);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        boolean guarded = types.stream().anyMatch(WriteContract::isGuard);
        return new ContractDocument(title, endpoints, types, guarded, JsonNames.ofDefault());
    }

    private static Set<Class<?>> types(List<Path> classes) throws IOException {
        var names = new TreeSet<String>();
        for (Path place : classes) {
            names.addAll(names(place));
        }
        var types = new HashSet<Class<?>>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (String name : names) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                if (Wrapped.is(type) || isTold(type) || isGuard(type)) {
                    types.add(type);
                }
            } catch (ClassNotFoundException | LinkageError unusable) {
                System.err.println("Left out because something that it needs is not on the class path: " + name);
            }
        }
        return types;
    }

    private static boolean isTold(Class<?> type) {
        return type.isAnnotationPresent(ServerEvent.class)
                || type.isAnnotationPresent(RoomPresence.class)
                || type.isAnnotationPresent(RoomState.class);
    }

    private static boolean isGuard(Class<?> type) {
        return RoomGuard.class.isAssignableFrom(type);
    }

    private static List<String> names(Path place) throws IOException {
        if (Files.isDirectory(place)) {
            return namesBelow(place);
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return namesBelow(jar.getPath("/"));
        }
    }

    private static List<String> namesBelow(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .filter(file -> !file.startsWith("META-INF/")) // other versions of the same classes
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }
}
