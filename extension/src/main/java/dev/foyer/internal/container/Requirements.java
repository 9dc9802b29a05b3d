// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Optional;

import dev.foyer.internal.diagnostics.Code;

/** What Foyer needs: else the first class that uses it would fail, with a name that tells users nothing. */
final class Requirements {

    private Requirements() {}

    /** Whether there are CDI's classes, be there a container or not. */
    static boolean hasCdi(ClassLoader loader) {
        return has(loader, "jakarta.enterprise.inject.spi.CDI");
    }

    /** What is not there beside CDI, and what to do; empty if all is. */
    public static Optional<String> missing(ClassLoader loader) {
        if (!has(loader, "jakarta.json.bind.Jsonb")) {
            return Optional.of(Code.LIBRARY_MISSING.text("Jakarta JSON Binding", "jsonb-3.0"));
        }
        if (!has(loader, "jakarta.validation.Validator")) {
            return Optional.of(Code.LIBRARY_MISSING.text("Jakarta Validation", "beanValidation-3.0"));
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
