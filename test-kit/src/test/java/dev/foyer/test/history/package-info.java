// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Rules N3, N5 and Q7: rooms that have a history. */
@NullMarked
package dev.foyer.test.history;

import org.jspecify.annotations.NullMarked;
