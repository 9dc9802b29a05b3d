// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Writes names and messages so that every database takes them. */
@NullMarked
package dev.foyer.jdbc.text;

import org.jspecify.annotations.NullMarked;
