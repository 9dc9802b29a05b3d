// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.internal.container.upgrade.request.HandshakeReader;
import dev.foyer.internal.container.upgrade.request.QueryString;
import org.jspecify.annotations.Nullable;

/** Reads the name that a page gives its attempt to connect, in the query. */
final class AttemptName {

    /** The query parameter with the name of an attempt. */
    static final String PARAMETER = "foyer-attempt";

    private static final int LONGEST_NAME = 64;

    private AttemptName() {}

    /** Tests whether a request asks about an attempt, known or not. */
    static boolean isAsked(HttpServletRequest request) {
        return QueryString.parse(request.getQueryString()).containsKey(PARAMETER);
    }

    /** Returns the name of a request's attempt, with its path, or {@code null} if it has no valid name. */
    static @Nullable String of(HttpServletRequest request) {
        return of(HandshakeReader.path(request), QueryString.parse(request.getQueryString()));
    }

    static @Nullable String of(String path, Map<String, List<String>> query) {
        List<String> names = query.getOrDefault(PARAMETER, List.of());
        return names.size() == 1 && !names.get(0).isBlank() && names.get(0).length() <= LONGEST_NAME
                ? path + " " + names.get(0)
                : null;
    }
}
