// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What other nodes need to know of a connection to go on with it. */
@NullMarked
package dev.foyer.internal.audience.saved;

import org.jspecify.annotations.NullMarked;
