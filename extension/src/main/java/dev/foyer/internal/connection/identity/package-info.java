// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Takes new credentials for connections that go on. */
@NullMarked
package dev.foyer.internal.connection.identity;

import org.jspecify.annotations.NullMarked;
