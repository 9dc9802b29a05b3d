// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.server.Response;

/**
 * A line that a client asked for.
 *
 * @param response the answer, with status 101 if the line is open
 */
record Connecting(Line line, Response response) {

    private static final int SWITCHING = 101;

    boolean isOpen() {
        return response.status() == SWITCHING;
    }
}
