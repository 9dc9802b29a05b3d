// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import java.util.Set;

import dev.foyer.UserId;

public record Member(@UserId String id, Set<String> roles) {}
