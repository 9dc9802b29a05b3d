// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.concurrent.TimeoutException;

/** Signals that the deadline of a handler's stage has passed. Distinct from a {@code TimeoutException} of the application. */
final class Late extends TimeoutException {
    private static final long serialVersionUID = 1L;
}
