// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reads an application's endpoint classes into models, and finds mistakes in them and around them.
 *
 * <p>A new definition error belongs to the part that sees the mistake: to {@code endpoint} if an endpoint class
 * declares it, and to {@code check} if it is elsewhere, as in a bean, an injection point or a payload's type.
 * {@code type} only provides facts about classes, and reports nothing.
 */
@NullMarked
package dev.foyer.internal.container.definition;

import org.jspecify.annotations.NullMarked;
