// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Gives applications the beans of Jakarta Validation that a server gives them. */
@NullMarked
package dev.foyer.internal.testkit.validation;

import org.jspecify.annotations.NullMarked;
