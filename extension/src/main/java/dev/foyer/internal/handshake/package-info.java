// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Turns an upgrade request into an admission, or into a refusal with a status. */
@NullMarked
package dev.foyer.internal.handshake;

import org.jspecify.annotations.NullMarked;
