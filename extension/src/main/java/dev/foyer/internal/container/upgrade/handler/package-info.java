// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Stands before the container's upgrade handlers, where one of them needs that. */
@NullMarked
package dev.foyer.internal.container.upgrade.handler;

import org.jspecify.annotations.NullMarked;
