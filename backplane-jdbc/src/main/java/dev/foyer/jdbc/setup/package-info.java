// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Finds the database, and prepares its tables, when the application starts. */
@NullMarked
package dev.foyer.jdbc.setup;

import org.jspecify.annotations.NullMarked;
