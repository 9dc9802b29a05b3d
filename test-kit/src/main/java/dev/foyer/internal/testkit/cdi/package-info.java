// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Starts CDI for the classes of one test. */
@NullMarked
package dev.foyer.internal.testkit.cdi;

import org.jspecify.annotations.NullMarked;
