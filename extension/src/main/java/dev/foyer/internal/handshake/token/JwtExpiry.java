// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.token;

import java.lang.reflect.Method;
import java.security.Principal;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;

import dev.foyer.internal.diagnostics.Log;
import org.jspecify.annotations.Nullable;

/**
 * Reads the expiry of a MicroProfile JWT, which some servers make the principal. The interface is looked up by its name,
 * as most servers do not have it.
 */
final class JwtExpiry {

    private static final String TOKEN = "org.eclipse.microprofile.jwt.JsonWebToken";

    /** How to read the expiry of a class of principals: a method, or nothing. */
    private static final ClassValue<Object> READERS = new ClassValue<>() {
        @Override
        protected Object computeValue(Class<?> type) {
            Method found = find(type);
            return found == null ? TOKEN : found;
        }
    };

    private JwtExpiry() {}

    /** Returns the expiry, or {@code null} if the principal has none. */
    static @Nullable Instant of(@Nullable Principal principal) {
        if (principal == null || !(READERS.get(principal.getClass()) instanceof Method reader)) {
            return null;
        }
        try {
            return reader.invoke(principal) instanceof Long seconds && seconds > 0
                    ? Instant.ofEpochSecond(seconds)
                    : null;
        } catch (ReflectiveOperationException
                | RuntimeException unreadable) { // a token without an expiry, on some servers
            Log.debug("A JWT has no expiry: " + unreadable.getClass().getName());
            return null;
        }
    }

    private static @Nullable Method find(Class<?> type) {
        var supertypes = new ArrayDeque<Class<?>>();
        for (Class<?> next = type; next != null; next = supertypes.poll()) {
            if (next.getName().equals(TOKEN)) {
                try {
                    return next.getMethod("getExpirationTime");
                } catch (NoSuchMethodException other) { // no interface of MicroProfile
                    return null;
                }
            }
            supertypes.addAll(Arrays.asList(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                supertypes.add(next.getSuperclass());
            }
        }
        return null;
    }
}
