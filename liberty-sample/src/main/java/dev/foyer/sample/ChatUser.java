// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import dev.foyer.UserId;

/** Who is connected: {@code connections.ofUser(id)} are all connections of one user. */
public record ChatUser(@UserId String id, String name, boolean isAdmin) {}
