// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.authenticate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;

/** The accounts by token; in the real world a database, or the signature of the token. */
@ApplicationScoped
public class Accounts {

    private static final Map<String, Account> BY_TOKEN =
            Map.of("token-of-ada", new Account("ada", false), "token-of-bob", new Account("bob", true));

    @Resource
    private ManagedExecutorService executor;

    /** The account that a token is of. */
    public Optional<Account> find(String token) {
        return Optional.ofNullable(BY_TOKEN.get(token));
    }

    /** The same, from elsewhere. */
    public CompletionStage<Optional<Account>> ask(String token) {
        return executor.supplyAsync(() -> find(token));
    }
}
