// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: short ways past JSON-B and Bean Validation for records that need neither's help. */
@NullMarked
package dev.foyer.internal.records;

import org.jspecify.annotations.NullMarked;
