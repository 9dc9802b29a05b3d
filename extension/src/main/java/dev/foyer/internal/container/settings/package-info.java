// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads the configuration. */
@NullMarked
package dev.foyer.internal.container.settings;

import org.jspecify.annotations.NullMarked;
