// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads endpoint classes into models, and finds what is wrong with them and with what stands around them. */
@NullMarked
package dev.foyer.internal.container.definition;

import org.jspecify.annotations.NullMarked;
