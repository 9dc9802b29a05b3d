// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** The application's settings, group by group. Read once, at the start. */
@NullMarked
package dev.foyer.internal.model.settings;

import org.jspecify.annotations.NullMarked;
