// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Connects the nodes of an application by tables of a database. */
@NullMarked
package dev.foyer.jdbc;

import org.jspecify.annotations.NullMarked;
