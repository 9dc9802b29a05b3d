// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.auction;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;

import dev.foyer.From;
import dev.foyer.HandshakeHeaders;

/** What a client sends with its handshake. */
@HandshakeHeaders
public record BidderHeaders(
        @NotBlank String token,

        @From(From.Source.PATH) @Pattern(regexp = "[a-z]{1,10}")
        String lot) {}
