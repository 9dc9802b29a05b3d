// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.testing.backward.dispatch;

/** Something of an earlier stage. */
public final class Early {}
