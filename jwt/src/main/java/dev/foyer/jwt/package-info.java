// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Verifies signed JSON Web Tokens for an application. */
@NullMarked
package dev.foyer.jwt;

import org.jspecify.annotations.NullMarked;
