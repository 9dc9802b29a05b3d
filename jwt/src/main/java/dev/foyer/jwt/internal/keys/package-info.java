// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Knows the public keys of those who sign tokens, and where to get them. */
@NullMarked
package dev.foyer.jwt.internal.keys;

import org.jspecify.annotations.NullMarked;
