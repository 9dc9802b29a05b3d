// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Duration;

/**
 * Describes how a connection was resumed.
 *
 * @param complete whether nothing was lost in either direction; if not, so much was emitted meanwhile that the oldest
 *     events were dropped, and the client has been told so
 * @param away how long there was no line
 */
public record Resumed(boolean complete, Duration away) {}
