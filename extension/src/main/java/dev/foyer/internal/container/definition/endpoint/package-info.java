// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Reads one endpoint class into its model, part by part, and reports mistakes in its declarations. */
@NullMarked
package dev.foyer.internal.container.definition.endpoint;

import org.jspecify.annotations.NullMarked;
