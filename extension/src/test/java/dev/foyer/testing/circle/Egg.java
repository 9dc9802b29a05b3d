// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing.circle;

import org.jspecify.annotations.Nullable;

/** Needs a {@link Chicken}, which needs it. */
public record Egg(@Nullable Chicken of) {}
