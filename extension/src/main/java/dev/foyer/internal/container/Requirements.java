// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Optional;

import dev.foyer.internal.diagnostics.Mistake;

/** Checks for required libraries. Otherwise, the first class that uses one would fail with an unhelpful name. */
final class Requirements {

    private Requirements() {}

    /** Tests whether CDI's classes exist, with or without a container. */
    static boolean hasCdi(ClassLoader loader) {
        return has(loader, "jakarta.enterprise.inject.spi.CDI");
    }

    /** Returns the missing library other than CDI, with the remedy; empty if none is missing. */
    public static Optional<String> missing(ClassLoader loader) {
        if (!has(loader, "jakarta.json.bind.Jsonb")) {
            return Optional.of(Mistake.LIBRARY_MISSING.text("Jakarta JSON Binding", "jsonb-3.0"));
        }
        if (!has(loader, "jakarta.validation.Validator")) {
            return Optional.of(Mistake.LIBRARY_MISSING.text("Jakarta Validation", "beanValidation-3.0"));
        }
        return Optional.empty();
    }

    private static boolean has(ClassLoader loader, String type) {
        try {
            Class.forName(type, false, loader);
            return true;
        } catch (ClassNotFoundException none) {
            return false;
        }
    }
}
