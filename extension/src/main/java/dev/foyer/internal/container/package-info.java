// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Door in: the CDI extension, the servlet filter and the WebSocket endpoint that containers call; wires everything. */
@NullMarked
package dev.foyer.internal.container;

import org.jspecify.annotations.NullMarked;
