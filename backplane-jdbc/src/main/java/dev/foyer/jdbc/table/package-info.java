// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads and writes the tables. Nothing here keeps a connection, or knows of threads. */
@NullMarked
package dev.foyer.jdbc.table;

import org.jspecify.annotations.NullMarked;
