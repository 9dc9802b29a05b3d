// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Says whom an event is for, in a way that every node understands. */
@NullMarked
package dev.foyer.internal.address;

import org.jspecify.annotations.NullMarked;
