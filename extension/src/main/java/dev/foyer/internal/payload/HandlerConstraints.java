// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload;

import java.util.List;

/**
 * The constraints on the parameters of one handler.
 *
 * @param any whether some constraints concern an event
 * @param cascaded for each parameter, whether its value is validated together with the parameter
 */
record HandlerConstraints(boolean any, List<Boolean> cascaded) {}
