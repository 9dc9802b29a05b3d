// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/** Provides facts about an application's classes: their methods, and how JSON-B, CDI and the container can use them. */
@NullMarked
package dev.foyer.internal.container.definition.type;

import org.jspecify.annotations.NullMarked;
