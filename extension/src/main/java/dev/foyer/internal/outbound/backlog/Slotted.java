// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import dev.foyer.internal.flow.Frame;

/** A frame that takes the place of the one in its slot. */
public record Slotted(Slot slot, Frame frame) {}
