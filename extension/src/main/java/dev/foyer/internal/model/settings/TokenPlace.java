// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names a place in a handshake where a client may put a token.
 *
 * @param kind the kind of the place
 * @param name the name of the cookie or query parameter; empty for the header
 */
public record TokenPlace(Kind kind, String name) {

    /** The header {@code Authorization: Bearer}, or the subprotocol that stands for it. */
    public static final TokenPlace HEADER = new TokenPlace(Kind.HEADER, "");

    private static final Pattern NAMED = Pattern.compile("(cookie|query):([\\w.-]{1,64})");

    /** The kinds of places. */
    public enum Kind {
        HEADER,
        COOKIE,
        QUERY
    }

    /** Returns the place of a text: {@code header}, {@code cookie:<name>} or {@code query:<name>}. */
    public static Optional<TokenPlace> parse(String text) {
        if (text.equals("header")) {
            return Optional.of(HEADER);
        }
        Matcher named = NAMED.matcher(text);
        return named.matches()
                ? Optional.of(
                        new TokenPlace(named.group(1).equals("cookie") ? Kind.COOKIE : Kind.QUERY, named.group(2)))
                : Optional.empty();
    }
}
