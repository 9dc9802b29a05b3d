// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.util.List;
import java.util.Map;

/**
 * What a server answers to a request.
 *
 * @param headers by name, whose case does not matter
 */
public record Response(int status, Map<String, List<String>> headers, String body) {}
