// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.flow.Frame;

/**
 * An event that is being emitted.
 *
 * @param name its name
 * @param frame the event as clients get it
 */
public record Emitted(String name, Mode mode, Frame frame) implements Action {}
