// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import dev.foyer.UserId;

/** Who is connected. */
public record Bidder(@UserId String name, boolean isAdmin) {}
