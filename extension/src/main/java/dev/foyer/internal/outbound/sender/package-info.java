// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The threads that send. */
@NullMarked
package dev.foyer.internal.outbound.sender;

import org.jspecify.annotations.NullMarked;
