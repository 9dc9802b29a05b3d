// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Takes the messages of one connection: reads frames and binary data, and has their events handled in order. */
@NullMarked
package dev.foyer.internal.connection.intake;

import org.jspecify.annotations.NullMarked;
