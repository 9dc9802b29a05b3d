// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.enterprise.context.ApplicationScoped;

import dev.foyer.Refused;

/** Knows which token is whose. A real application asks its identity provider here. */
@ApplicationScoped
public class Tokens {

    private static final Pattern TOKEN = Pattern.compile("(demo|banned)-([A-Za-z]{5,20})");

    /**
     * The user of a token.
     *
     * @throws Refused if there is none, or one that may not chat
     */
    public ChatUser user(String token) {
        Matcher matcher = TOKEN.matcher(token);
        if (!matcher.matches()) {
            throw Refused.unauthorized("Unknown token");
        }
        if (matcher.group(1).equals("banned")) {
            throw Refused.forbidden("You are banned");
        }
        return new ChatUser(matcher.group(2), matcher.group(2));
    }
}
