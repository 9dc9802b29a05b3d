// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/**
 * What applications write and inject: annotations for endpoint classes, the handshake and event values, and the
 * services {@link dev.foyer.Connections} and {@link dev.foyer.Rooms}.
 *
 * <p>Everything here may be used from any thread unless its documentation says otherwise. Nothing accepts or returns
 * {@code null} unless it is marked {@code @Nullable}.
 */
@NullMarked
package dev.foyer;

import org.jspecify.annotations.NullMarked;
