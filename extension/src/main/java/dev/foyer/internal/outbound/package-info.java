// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Writes frames, and orders them in one bounded outbox per connection. */
@NullMarked
package dev.foyer.internal.outbound;

import org.jspecify.annotations.NullMarked;
