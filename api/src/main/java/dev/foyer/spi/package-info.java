// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What applications implement, as CDI beans. */
@NullMarked
package dev.foyer.spi;

import org.jspecify.annotations.NullMarked;
