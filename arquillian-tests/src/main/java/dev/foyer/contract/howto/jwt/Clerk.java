// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.jwt;

import dev.foyer.UserId;

public record Clerk(@UserId String name, String branch) {}
