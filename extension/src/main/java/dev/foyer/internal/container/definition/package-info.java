// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0

/**
 * Reads an application's endpoint classes into models, and finds what is wrong with them and with what stands around them.
 *
 * <p>A new definition error belongs to the part that sees what is wrong: to {@code endpoint} if it is in what an endpoint class
 * declares, and to {@code check} if it is in something beside it, such as a bean, an injection point or the type of a payload.
 * {@code type} only tells facts about classes, and reports nothing.
 */
@NullMarked
package dev.foyer.internal.container.definition;

import org.jspecify.annotations.NullMarked;
