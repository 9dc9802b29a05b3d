// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import dev.foyer.internal.context.ConnectionScope;

/**
 * Holds a client's return to its connection.
 *
 * @param line the new line of the connection
 * @param comer the scope of the handshake on that line, which ends once the connection has taken what it needs of it
 */
record Return(Line line, ConnectionScope comer) {}
