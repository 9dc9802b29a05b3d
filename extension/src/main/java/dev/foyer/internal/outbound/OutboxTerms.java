// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

/**
 * Holds what the outboxes of one application have in common.
 *
 * @param maxBytes how much may wait in each, what is in flight included
 * @param window how much the send buffer of a socket takes, whatever its peer does
 * @param senders drain those that were claimed
 * @param workers run the listeners, which may take time
 * @param clock gives the time in nanoseconds
 */
record OutboxTerms(int maxBytes, int window, Senders senders, Executor workers, LongSupplier clock) {}
