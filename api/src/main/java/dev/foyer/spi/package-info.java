// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Contains the types that applications implement as CDI beans. */
@NullMarked
package dev.foyer.spi;

import org.jspecify.annotations.NullMarked;
