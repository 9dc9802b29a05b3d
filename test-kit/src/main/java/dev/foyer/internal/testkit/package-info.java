// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Puts an application together: CDI, Foyer, a container without a network, and a loop that runs all of it. */
@NullMarked
package dev.foyer.internal.testkit;

import org.jspecify.annotations.NullMarked;
