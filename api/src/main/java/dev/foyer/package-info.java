// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
/**
 * Contains the types that applications use and inject: annotations for endpoint classes, the values of handshakes and
 * events, and the services {@link dev.foyer.Connections} and {@link dev.foyer.Rooms}.
 *
 * <p>All types of this package are safe for any thread unless their documentation says otherwise. No method accepts or
 * returns {@code null} unless the parameter or the return type is marked {@code @Nullable}.
 */
@NullMarked
package dev.foyer;

import org.jspecify.annotations.NullMarked;
