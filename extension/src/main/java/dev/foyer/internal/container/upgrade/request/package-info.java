// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Reads an upgrade request: its form, and what it says. */
@NullMarked
package dev.foyer.internal.container.upgrade.request;

import org.jspecify.annotations.NullMarked;
