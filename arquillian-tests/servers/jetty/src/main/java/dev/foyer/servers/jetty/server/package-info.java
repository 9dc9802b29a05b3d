// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/** What runs inside the server. */
@NullMarked
package dev.foyer.servers.jetty.server;

import org.jspecify.annotations.NullMarked;
