// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Collection;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Receiver;

/**
 * A frame and whom it is for.
 *
 * @param replaceable whether a newer one of the same room can replace it
 */
record Notice(Collection<? extends Receiver> receivers, Frame frame, boolean replaceable) {}
