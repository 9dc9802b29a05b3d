// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Tests endpoints without a server: the application runs on the thread of its test, through the same code as in
 * production, and time passes only when the test says so. Begin with {@link dev.foyer.test.FoyerTest}.
 */
@NullMarked
package dev.foyer.test;

import org.jspecify.annotations.NullMarked;
