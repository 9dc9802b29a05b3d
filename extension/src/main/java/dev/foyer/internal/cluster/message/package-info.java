// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What nodes say to each other, as values and as text. */
@NullMarked
package dev.foyer.internal.cluster.message;

import org.jspecify.annotations.NullMarked;
