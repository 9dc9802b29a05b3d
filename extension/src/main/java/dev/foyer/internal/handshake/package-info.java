// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** From an upgrade request to an admission, or a refusal with a status. */
@NullMarked
package dev.foyer.internal.handshake;

import org.jspecify.annotations.NullMarked;
