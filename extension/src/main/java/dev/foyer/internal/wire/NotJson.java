// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

/** Signals that a text is not JSON, or not the expected JSON. Has a reason but no stack trace: it is expected. */
final class NotJson extends Exception {
    private static final long serialVersionUID = 1L;

    private final String why;

    NotJson() {
        this("it is not JSON");
    }

    NotJson(String why) {
        super(null, null, false, false);
        this.why = why;
    }

    String why() {
        return why;
    }
}
