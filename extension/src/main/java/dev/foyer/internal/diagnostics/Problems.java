// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.spi.DefinitionException;

/** Collects every definition error of an application, so that a deployment reports all of them. For one thread. */
public final class Problems {

    private final Set<String> texts = new TreeSet<>(); // in a fixed order, whatever the order of discovery

    public void add(Numbered code, Object... arguments) {
        texts.add(code.text(arguments));
    }

    /** Returns one exception that lists all problems, or empty if there are none. */
    public Optional<DefinitionException> asException() {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        var list = new StringBuilder();
        texts.forEach(text -> list.append("\n  ").append(text));
        return Optional.of(new DefinitionException(Mistake.DEFINITION.text(texts.size(), list)));
    }
}
