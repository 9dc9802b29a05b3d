// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** From what arrives on a socket to events, in order and within limits. */
@NullMarked
package dev.foyer.internal.inbound;

import org.jspecify.annotations.NullMarked;
