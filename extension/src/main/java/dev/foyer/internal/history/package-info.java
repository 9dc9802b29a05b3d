// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Keeps the latest events of rooms that have a history, and delivers them in one order. */
@NullMarked
package dev.foyer.internal.history;

import org.jspecify.annotations.NullMarked;
