// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.spi.Backplane;

/** Finds out which of an application's engines connects its nodes. */
public final class Engines {

    private static final String ENGINE = "foyer.backplane.engine";
    private static final String NONE = "none";

    private Engines() {}

    /**
     * Returns the engines that there are, or none if the application is to have none whatever jars it has.
     *
     * @param settings finds a setting by its key
     * @throws IllegalStateException if the setting for that has another value
     */
    public static List<Backplane> wanted(List<Backplane> all, Function<String, Optional<String>> settings) {
        String wanted = settings.apply(ENGINE).orElse("");
        if (!wanted.isEmpty() && !wanted.equals(NONE)) {
            throw new IllegalStateException(Code.BACKPLANE_FAILED.text(
                    ENGINE + " is '" + wanted + "'. Set it to none, to do without an engine, or remove it."));
        }
        return wanted.isEmpty() ? all : List.of();
    }

    /**
     * Returns the only engine, or the only one of several that is configured.
     *
     * @param all one engine at least
     * @throws IllegalStateException if several engines are configured, or none of several
     */
    public static Backplane choose(List<Backplane> all, Backplane.Self self) {
        if (all.size() == 1) {
            return all.get(0);
        }
        List<Backplane> configured =
                all.stream().filter(engine -> engine.isConfigured(self)).toList();
        if (configured.size() == 1) {
            return configured.get(0);
        }
        String problem = configured.isEmpty()
                ? "The application has several engines, and none is configured: " + names(all)
                        + ". Set what one of them needs, or remove the others."
                : "Several engines are configured: " + names(configured)
                        + ". Remove the settings of all but one, or their jars.";
        throw new IllegalStateException(Code.BACKPLANE_FAILED.text(problem));
    }

    private static String names(List<Backplane> engines) {
        return engines.stream().map(Engines::name).sorted().collect(Collectors.joining(", "));
    }

    /** Returns the name of the class that the proxy of a bean stands for. */
    private static String name(Backplane engine) {
        Class<?> type = engine.getClass();
        while (type.isSynthetic() || type.getSimpleName().contains("$")) {
            type = type.getSuperclass();
        }
        return type.getSimpleName();
    }
}
