// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The network between one client and the server: what is on its way, and what goes wrong with it. */
@NullMarked
package dev.foyer.internal.testkit.line;

import org.jspecify.annotations.NullMarked;
