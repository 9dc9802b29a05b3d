// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** A chat: rooms that two endpoints and a REST resource share. Copy it as the start of your own. */
@NullMarked
package dev.foyer.sample;

import org.jspecify.annotations.NullMarked;
