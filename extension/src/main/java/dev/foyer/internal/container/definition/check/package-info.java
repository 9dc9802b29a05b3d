// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Finds mistakes around endpoint classes: in beans, injection points, scopes, rooms, payloads and configurations. */
@NullMarked
package dev.foyer.internal.container.definition.check;

import org.jspecify.annotations.NullMarked;
