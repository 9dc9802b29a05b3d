// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import java.time.Instant;
import java.util.Set;

import dev.foyer.ExpiresAt;
import dev.foyer.UserId;
import dev.foyer.UserRoles;

public record Reader(
        @UserId String id,
        @UserRoles Set<String> roles,
        @ExpiresAt Instant expires) {}
