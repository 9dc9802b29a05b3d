// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.spi;

import java.time.Duration;

/**
 * Bounds what a log keeps, or what a topic retains. The newest message of a log is always within {@code bytes}.
 *
 * @param events the number of messages
 * @param age how long a message is kept
 * @param bytes the size of all messages together, roughly
 */
public record Retention(int events, Duration age, int bytes) {}
