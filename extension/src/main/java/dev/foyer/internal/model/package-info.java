// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Leaf: immutable models of the application, read at deployment. */
@NullMarked
package dev.foyer.internal.model;

import org.jspecify.annotations.NullMarked;
