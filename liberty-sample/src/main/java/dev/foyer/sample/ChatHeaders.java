// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.util.Optional;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import dev.foyer.DefaultValue;
import dev.foyer.HandshakeHeaders;

/** What a client sends in its handshake: as headers, or, from a browser, as query parameters. */
@HandshakeHeaders
public record ChatHeaders(
        @NotNull @Size(min = 10, max = 200) String token,
        @DefaultValue("1.0.0") String clientVersion,
        Optional<String> userAgent) {}
