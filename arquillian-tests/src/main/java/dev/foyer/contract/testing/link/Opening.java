// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing.link;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a client asks for.
 *
 * @param subprotocols those that it offers
 * @param reading whether it reads before it is told to
 */
public record Opening(URI uri, Map<String, String> headers, List<String> subprotocols, boolean reading) {}
