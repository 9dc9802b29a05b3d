// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Tests tokens and what they claim. */
@NullMarked
package dev.foyer.jwt.internal.token;

import org.jspecify.annotations.NullMarked;
