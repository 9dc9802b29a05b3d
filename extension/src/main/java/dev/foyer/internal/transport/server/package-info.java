// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The only place that knows servers by name: for what none of them tells in another way. */
@NullMarked
package dev.foyer.internal.transport.server;

import org.jspecify.annotations.NullMarked;
