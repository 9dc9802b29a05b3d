// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.io.IOException;

/** The server broke the protocol. */
final class ProtocolFault extends IOException {

    private static final long serialVersionUID = 1;

    ProtocolFault(String what) {
        super("The server sent " + what);
    }
}
