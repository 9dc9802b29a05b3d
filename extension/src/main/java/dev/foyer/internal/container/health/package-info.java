// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Health checks for servers with MicroProfile Health, the only package that needs its API. */
@NullMarked
package dev.foyer.internal.container.health;

import org.jspecify.annotations.NullMarked;
