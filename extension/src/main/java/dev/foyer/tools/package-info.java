// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Programs for the build of an application. */
@NullMarked
package dev.foyer.tools;

import org.jspecify.annotations.NullMarked;
