// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Calls the application's methods: resolves their parameters, binds and validates payloads, and sends answers. */
@NullMarked
package dev.foyer.internal.dispatch;

import org.jspecify.annotations.NullMarked;
