// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Refusal;

/** The outcome of a handshake. */
public sealed interface Admission {

    /** Lets the handshake become a connection, in this scope. */
    record Accepted(ConnectionScope scope) implements Admission {}

    /** Ends the handshake. */
    record Refused(Refusal refusal) implements Admission {}
}
