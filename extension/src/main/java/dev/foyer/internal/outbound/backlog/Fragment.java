// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import dev.foyer.internal.flow.Frame;

/**
 * A part of a frame that is too large to be sent at once.
 *
 * @param content a message of the same kind as the whole
 * @param last whether nothing is left
 */
public record Fragment(Frame content, boolean last) {}
