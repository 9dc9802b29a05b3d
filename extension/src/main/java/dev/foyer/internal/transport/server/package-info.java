// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Contains all code that knows servers by name, for differences that no portable API reveals. */
@NullMarked
package dev.foyer.internal.transport.server;

import org.jspecify.annotations.NullMarked;
