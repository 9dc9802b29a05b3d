// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Tells facts about the classes of an application: which methods they have, what JSON-B, CDI and the container can do with them. */
@NullMarked
package dev.foyer.internal.container.definition.type;

import org.jspecify.annotations.NullMarked;
