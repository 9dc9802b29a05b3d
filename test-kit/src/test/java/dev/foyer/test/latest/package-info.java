// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Tests events of mode {@code LATEST} that have keys and versions, and that rooms retain: rule D9. */
@NullMarked
package dev.foyer.test.latest;

import org.jspecify.annotations.NullMarked;
