// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import dev.foyer.internal.handshake.Admissions;

/**
 * Holds the objects that decide on requests once the application has started.
 *
 * @param paths finds the endpoint of a path
 * @param checks checks a request before its headers are bound
 * @param admissions decides on well-formed requests
 * @param verdicts takes note of how handshakes end
 * @param handoff carries admissions to the container's handshake
 */
public record Door(Paths paths, HandshakeChecks checks, Admissions admissions, Verdicts verdicts, Handoff handoff) {}
