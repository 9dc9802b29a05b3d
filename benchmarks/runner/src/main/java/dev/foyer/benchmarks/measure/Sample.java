// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.measure;

/** What one run has found out; the note is empty if there is nothing to add. */
public record Sample(Figures figures, String note) {}
