// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads what a client tells Foyer in subprotocols, as browsers cannot set headers. */
@NullMarked
package dev.foyer.internal.handshake.subprotocol;

import org.jspecify.annotations.NullMarked;
