// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.util.Set;

import dev.foyer.internal.container.definition.type.MessageTypes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.UserModel;
import org.jspecify.annotations.Nullable;

/**
 * An endpoint class that is read, and what the parts of it are judged by.
 *
 * @param type the class
 * @param user its user context, or {@code null}
 * @param messages the types of messages that it may take and return
 * @param variables the variables of its path
 * @param problems where what is wrong with it is reported
 */
record Subject(
        Class<?> type, @Nullable UserModel user, MessageTypes messages, Set<String> variables, Problems problems) {

    void report(Code code, Object... arguments) {
        problems.add(code, arguments);
    }
}
