// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.tools;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.ServerEvent;
import dev.foyer.internal.container.definition.EndpointReader;
import dev.foyer.internal.container.definition.Wrapped;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.dispatch.JsonNames;
import dev.foyer.internal.document.ContractDocument;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.spi.RoomGuard;

/**
 * Writes the contract of an application's endpoints to files, without a server: {@code asyncapi.json} and {@code contract.d.ts}, as
 * a server would serve them below {@code foyer/}. How to call it is in docs/howto/browser.md.
 *
 * <p>It reads the classes in a directory, which must be on the class path together with the libraries that they use. If there is
 * no implementation of JSON-B on it, properties are taken to be called in JSON as in Java.
 */
public final class WriteContract {

    private static final String USAGE = "Usage: WriteContract <directory of classes> <directory to write to> [title]";

    private WriteContract() {}

    /**
     * Writes the files.
     *
     * @param arguments the directory of classes, the directory to write to, and a title for the document
     * @throws IllegalArgumentException if they are not that
     * @throws IOException if a file cannot be read or written
     * @throws jakarta.enterprise.inject.spi.DefinitionException if the endpoints have mistakes; it lists all of them
     */
    public static void main(String... arguments) throws IOException {
        if (arguments.length < 2 || arguments.length > 3 || !Files.isDirectory(Path.of(arguments[0]))) {
            throw new IllegalArgumentException(USAGE);
        }
        Path target = Path.of(arguments[1]);
        ContractDocument contract = read(Path.of(arguments[0]), arguments.length == 3 ? arguments[2] : "Foyer");
        Files.createDirectories(target);
        Files.writeString(target.resolve("asyncapi.json"), contract.asyncApi());
        Files.writeString(target.resolve("contract.d.ts"), contract.typeScript());
    }

    private static ContractDocument read(Path classes, String title) throws IOException {
        Set<Class<?>> types = types(classes);
        var problems = new Problems();
        List<EndpointModel> endpoints =
                EndpointReader.readAll(types.stream().filter(Wrapped::is).toList(), problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });
        boolean guarded = types.stream().anyMatch(WriteContract::isGuard);
        return new ContractDocument(title, endpoints, types, guarded, JsonNames.ofDefault());
    }

    private static Set<Class<?>> types(Path classes) throws IOException {
        var types = new HashSet<Class<?>>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (String name : names(classes)) {
            try {
                Class<?> type = Class.forName(name, false, loader);
                if (Wrapped.is(type) || type.isAnnotationPresent(ServerEvent.class) || isGuard(type)) {
                    types.add(type);
                }
            } catch (ClassNotFoundException | LinkageError unusable) {
                System.err.println("Left out, as something that it needs is not on the class path: " + name);
            }
        }
        return types;
    }

    private static boolean isGuard(Class<?> type) {
        return RoomGuard.class.isAssignableFrom(type);
    }

    private static List<String> names(Path classes) throws IOException {
        var names = new ArrayList<String>();
        try (Stream<Path> files = Files.walk(classes)) {
            files.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.endsWith("-info.class"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replace(File.separatorChar, '.'))
                    .sorted()
                    .forEach(names::add);
        }
        return names;
    }
}
