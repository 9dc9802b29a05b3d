// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Turns the data that arrives on a socket into events, in order and within limits. */
@NullMarked
package dev.foyer.internal.inbound;

import org.jspecify.annotations.NullMarked;
