// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.CompletableFuture;

/** A task that has just got its place, and the future that tells its submitter so. */
record PlacedTask(Task task, CompletableFuture<Void> begun) {}
