// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** Publishes endpoints, and passes the messages of their sessions to the connection. */
@NullMarked
package dev.foyer.internal.container.session;

import org.jspecify.annotations.NullMarked;
