// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Map;

import dev.foyer.internal.model.EndpointModel;

/** Holds a wrapped endpoint and the variables of a path. */
record PathMatch(EndpointModel endpoint, Map<String, String> variables) {}
