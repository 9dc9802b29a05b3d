// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What operators see of a node, and do to it. */
@NullMarked
package dev.foyer.internal.container.operations;

import org.jspecify.annotations.NullMarked;
