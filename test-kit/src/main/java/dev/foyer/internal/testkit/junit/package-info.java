// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Gives applications to the tests of JUnit 5. */
@NullMarked
package dev.foyer.internal.testkit.junit;

import org.jspecify.annotations.NullMarked;
