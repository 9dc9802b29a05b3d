// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Handles requests for the paths of endpoints: decides on upgrades, and answers why one was refused. */
@NullMarked
package dev.foyer.internal.container.upgrade;

import org.jspecify.annotations.NullMarked;
