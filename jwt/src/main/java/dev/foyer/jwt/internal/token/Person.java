// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Says whom a token is of.
 *
 * @param name the name
 * @param roles the roles, none if the token names none
 */
public record Person(String name, Set<String> roles) {

    private static final List<String> NAMES = List.of("upn", "preferred_username", "sub");

    /**
     * Returns whom a token is of. The name is as MicroProfile JWT says.
     *
     * @param path where the roles are: the name of a claim, or those of claims within each other, with slashes between
     */
    public static Person of(Map<String, Object> claims, String path) throws Unacceptable {
        for (String claim : NAMES) {
            Object name = claims.get(claim);
            if (name != null && !(name instanceof String text && !text.isBlank())) {
                throw new Unacceptable("has a '" + claim + "' that is no name");
            }
            if (name != null) {
                return new Person(name.toString(), roles(at(claims, path)));
            }
        }
        throw new Unacceptable("names nobody");
    }

    private static @Nullable Object at(Map<String, Object> claims, String path) {
        if (claims.containsKey(path)) {
            return claims.get(path);
        }
        Object next = claims;
        for (String step : path.split("/", -1)) {
            next = next instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return next;
    }

    /** Returns the roles of a list, or of a text with spaces between them, as scopes are written. */
    private static Set<String> roles(@Nullable Object claim) throws Unacceptable {
        if (claim == null) {
            return Set.of();
        }
        if (claim instanceof String text) {
            return Stream.of(text.split(" ", -1))
                    .filter(role -> !role.isEmpty())
                    .collect(Collectors.toSet());
        }
        if (claim instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.toSet());
        }
        throw new Unacceptable("has roles that are no list of texts");
    }
}
