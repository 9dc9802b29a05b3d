// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Takes the requests for the paths of endpoints: decides upgrades, and answers why one was refused. */
@NullMarked
package dev.foyer.internal.container.upgrade;

import org.jspecify.annotations.NullMarked;
