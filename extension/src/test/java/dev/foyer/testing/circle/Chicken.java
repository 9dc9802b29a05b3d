// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing.circle;

/** Needs an {@link Egg}, which needs it. */
public record Chicken(Egg from) {}
