// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.inject.spi.DefinitionException;

/** Collects every definition error of an application, so that a deployment reports all of them. For one thread. */
public final class Problems {

    private final List<String> texts = new ArrayList<>();

    public void add(Code code, Object... arguments) {
        String text = code.text(arguments);
        if (!texts.contains(text)) {
            texts.add(text);
        }
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
