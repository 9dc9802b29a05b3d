// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** A container of servlets and WebSockets without a network: it calls Foyer as a server does, and is called by it. */
@NullMarked
package dev.foyer.internal.testkit.server;

import org.jspecify.annotations.NullMarked;
