// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What runs inside a server that has no Jakarta Concurrency. */
@NullMarked
package dev.foyer.servers.executors;

import org.jspecify.annotations.NullMarked;
