// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Entry points: the CDI extension, servlet filter and WebSocket endpoint that containers call; wires everything. */
@NullMarked
package dev.foyer.internal.container;

import org.jspecify.annotations.NullMarked;
