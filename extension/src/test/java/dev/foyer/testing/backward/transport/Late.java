// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing.backward.transport;

import dev.foyer.testing.backward.dispatch.Early;

/** Reaches back. */
public final class Late {

    public Early early() {
        return new Early();
    }
}
