// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records.annotated;

import org.jspecify.annotations.Nullable;

/** A record that is annotated by its package only. */
public record OfPackage(@Nullable String a, int b) {}
