// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.Set;

import dev.foyer.internal.container.definition.type.MessageTypes;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.UserModel;
import org.jspecify.annotations.Nullable;

/**
 * Holds an endpoint class that is being read, and the context in which its parts are checked.
 *
 * @param type the class
 * @param user its user context, or {@code null}
 * @param messages the types of messages that it may take and return
 * @param variables the variables of its path
 * @param problems collects its mistakes
 */
record Subject(
        Class<?> type, @Nullable UserModel user, MessageTypes messages, Set<String> variables, Problems problems) {

    void report(Mistake mistake, Object... arguments) {
        problems.add(mistake, arguments);
    }
}
