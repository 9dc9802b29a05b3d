// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Refusal;

/** What became of a handshake. */
public sealed interface Admission {

    /** It may become a connection, in this scope. */
    record Accepted(ConnectionScope scope) implements Admission {}

    /** It ends here. */
    record Refused(Refusal refusal) implements Admission {}
}
