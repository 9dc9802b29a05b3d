// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** How connections begin. */
@NullMarked
package dev.foyer.internal.connection.welcome;

import org.jspecify.annotations.NullMarked;
