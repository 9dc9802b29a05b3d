// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import dev.foyer.UserId;

public record Account(@UserId String id, boolean banned) {}
