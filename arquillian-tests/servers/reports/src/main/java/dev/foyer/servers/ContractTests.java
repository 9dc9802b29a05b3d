// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.SameEverywhere;
import org.junit.platform.commons.annotation.Testable;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/** The tests as their classes have them, so that one is missed even if no server has run it. */
final class ContractTests {

    private static final String SUFFIX = "IT.class";

    private ContractTests() {}

    /**
     * Finds all tests, by {@code package.Class.method}.
     *
     * @param classes the directory of their class files, which are also on the class path
     */
    static Set<String> in(Path classes) throws IOException {
        var tests = new TreeSet<String>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.map(classes::relativize).toList()) {
                if (file.toString().endsWith(SUFFIX)) {
                    add(type(file), tests);
                }
            }
        }
        if (tests.isEmpty()) {
            throw new IOException("There are no tests in " + classes);
        }
        return tests;
    }

    /** Tests whether a test cannot run on the test kit, which is no server. */
    static boolean needsServer(String test) {
        int method = test.lastIndexOf('.');
        try {
            Class<?> type = load(test.substring(0, method));
            return type.isAnnotationPresent(NeedsServer.class)
                    || AnnotationSupport.findAnnotatedMethods(type, NeedsServer.class, HierarchyTraversalMode.TOP_DOWN)
                            .stream()
                            .anyMatch(needing -> needing.getName().equals(test.substring(method + 1)));
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    /** Tests whether a test needs to run on two servers only. */
    static boolean isSameEverywhere(String test) {
        return isMarked(test, SameEverywhere.class);
    }

    /** Tests whether a test strains what two servers have in common. */
    static boolean isOncePerImplementation(String test) {
        return isMarked(test, OncePerImplementation.class);
    }

    private static boolean isMarked(String test, Class<? extends Annotation> mark) {
        try {
            return load(test.substring(0, test.lastIndexOf('.'))).isAnnotationPresent(mark);
        } catch (ClassNotFoundException missing) {
            return false;
        }
    }

    private static Class<?> load(String name) throws ClassNotFoundException {
        return Class.forName(name, false, ContractTests.class.getClassLoader());
    }

    private static Class<?> type(Path file) throws IOException {
        String name = file.toString().replace(file.getFileSystem().getSeparator(), ".");
        try {
            return load(name.substring(0, name.length() - ".class".length()));
        } catch (ClassNotFoundException missing) {
            throw new IOException(name + " is not on the class path", missing);
        }
    }

    private static void add(Class<?> type, Set<String> tests) {
        AnnotationSupport.findAnnotatedMethods(type, Testable.class, HierarchyTraversalMode.TOP_DOWN)
                .forEach(method -> tests.add(type.getName() + "." + method.getName()));
    }
}
