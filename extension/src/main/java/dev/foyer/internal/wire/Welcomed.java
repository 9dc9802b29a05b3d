// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Holds what every first frame on a line says.
 *
 * @param connection the id of the connection
 * @param heartbeat after how long a client that says nothing is pinged
 * @param expires in how many seconds the client's credentials expire, or {@code null} if they do not
 */
public record Welcomed(
        String connection, Duration heartbeat, @Nullable Long expires) {}
