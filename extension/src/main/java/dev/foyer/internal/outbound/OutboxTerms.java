// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import java.util.concurrent.Executor;
import java.util.function.LongSupplier;

import dev.foyer.internal.measure.Traffic;
import dev.foyer.internal.outbound.sender.Senders;

/**
 * Holds the settings that the outboxes of one application share.
 *
 * @param sizes bound each of them
 * @param senders drain claimed outboxes
 * @param workers run the listeners, which may take time
 * @param clock gives the time in nanoseconds
 * @param traffic counts what is sent
 */
record OutboxTerms(OutboxSizes sizes, Senders senders, Executor workers, LongSupplier clock, Traffic traffic) {}
