// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.Refused;

/**
 * Knows which token is whose. It believes whatever a token says, so that you can try the sample under any name: a real application
 * asks its identity provider here.
 */
@ApplicationScoped
public class Tokens {

    /** Who announces something; nobody else may have this name. */
    static final String SYSTEM = "system";

    private static final Pattern TOKEN = Pattern.compile("(demo|admin|banned)-([A-Za-z]{5,20})");

    /**
     * Returns the user of a token.
     *
     * @throws Refused if there is none, or one that may not chat
     */
    public ChatUser user(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw Refused.unauthorized("Unknown token");
        }
        String name = matcher.group(2);
        if (matcher.group(1).equals("banned")) {
            throw Refused.forbidden("You are banned");
        }
        if (name.equalsIgnoreCase(SYSTEM)) {
            throw Refused.forbidden("This name is taken");
        }
        return new ChatUser(name, name, matcher.group(1).equals("admin"));
    }
}
