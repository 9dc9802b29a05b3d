// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import dev.foyer.internal.handshake.Admissions;

/**
 * Holds what decides requests once the application has started.
 *
 * @param paths find the endpoint of a path
 * @param checks look at a request before its headers are bound
 * @param admissions decide what is well-formed
 * @param refused remember why attempts were refused
 * @param handoff carries admissions to the container's handshake
 */
public record Door(
        Paths paths, HandshakeChecks checks, Admissions admissions, RefusedAttempts refused, Handoff handoff) {}
