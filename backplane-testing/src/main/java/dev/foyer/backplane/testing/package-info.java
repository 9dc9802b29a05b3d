// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Tests what every engine for the backplane does. An engine's own tests extend these classes. */
@NullMarked
package dev.foyer.backplane.testing;

import org.jspecify.annotations.NullMarked;
