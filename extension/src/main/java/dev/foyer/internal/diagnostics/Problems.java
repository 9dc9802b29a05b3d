// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.spi.DefinitionException;

/** Collects every definition error of an application, so that a deployment reports all of them. For one thread. */
public final class Problems {

    private final Set<String> texts = new TreeSet<>(); // of one order, whatever the order they were found in

    public void add(Code code, Object... arguments) {
        texts.add(code.text(arguments));
    }

    /** One exception that lists all problems, if there are any. */
    public Optional<DefinitionException> asException() {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        var list = new StringBuilder();
        texts.forEach(text -> list.append("\n  ").append(text));
        return Optional.of(new DefinitionException(Code.DEFINITION.text(texts.size(), list)));
    }
}
