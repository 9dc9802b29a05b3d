// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What an endpoint takes from a handshake: its path and the variables in it, and its headers, converted to values. */
@NullMarked
package dev.foyer.internal.model.handshake;

import org.jspecify.annotations.NullMarked;
