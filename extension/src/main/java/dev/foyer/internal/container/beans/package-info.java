// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Makes Foyer's beans, contexts and observers known to CDI, and finds the application's. */
@NullMarked
package dev.foyer.internal.container.beans;

import org.jspecify.annotations.NullMarked;
