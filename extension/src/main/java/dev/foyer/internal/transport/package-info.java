// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Door out: writes to and closes {@code jakarta.websocket} sessions. */
@NullMarked
package dev.foyer.internal.transport;

import org.jspecify.annotations.NullMarked;
