// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Wires stages of an application that belong together. */
@NullMarked
package dev.foyer.internal.container.wiring;

import org.jspecify.annotations.NullMarked;
