// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound;

import dev.foyer.internal.flow.Frame;

/**
 * A part of the frame.
 *
 * @param content a message of the same kind as the whole
 * @param last whether nothing is left
 */
record Fragment(Frame content, boolean last) {}
