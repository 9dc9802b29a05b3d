// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Stands for what checks the signature of a token: here a token is {@code name:role:seconds}, and is valid for so long. */
@ApplicationScoped
public class Tokens {

    /** What a token says. */
    public record Claims(String subject, Set<String> roles, Instant expires) {}

    @Inject
    Clock clock;

    public Optional<Claims> check(String token) {
        String[] parts = token.split(":", -1);
        if (parts.length != 3) {
            return Optional.empty();
        }
        Instant expires = clock.instant().plus(Duration.ofSeconds(Long.parseLong(parts[2])));
        return Optional.of(new Claims(parts[0], Set.of(parts[1]), expires));
    }
}
