// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.transactions;

import dev.foyer.ServerEvent;

@ServerEvent("order.placed")
public record OrderPlaced(String item, int amount) {}
