// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;

import dev.foyer.From.Source;

/** Holds the values of a component and the source that they came from. */
record FoundValues(Source source, List<String> values) {}
