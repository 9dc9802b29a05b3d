// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.jspecify.annotations.Nullable;

/**
 * Finds what the application threw in what arrives of it: stages, executors, proxies, EJB and transactional interceptors wrap it. Types of
 * specifications that Foyer does not need are known by their names.
 */
public final class Causes {

    /** How far it looks; a chain of causes may even be a circle. */
    private static final int MAX_DEPTH = 32;

    private static final Set<String> WRAPPERS = Set.of(
            "jakarta.ejb.EJBException",
            "jakarta.transaction.TransactionalException",
            "jakarta.enterprise.concurrent.AbortedException",
            "jakarta.servlet.ServletException");

    private static final Set<String> DENIALS = Set.of(
            "jakarta.ejb.EJBAccessException",
            "jakarta.ejb.AccessLocalException",
            "java.rmi.AccessException",
            "jakarta.security.enterprise.AuthenticationException",
            "jakarta.ws.rs.ForbiddenException",
            "jakarta.ws.rs.NotAuthorizedException");

    private Causes() {}

    /**
     * The failure without what is known to be wrapped around it; a wrapper without a cause is returned itself, and a denial is none
     * although it is an {@code EJBException}.
     */
    public static Throwable of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < MAX_DEPTH && isWrapper(cause) && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** What says something to the peer, such as a refusal: it counts however it is wrapped, by the application's own exceptions, too. */
    public static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
        @Nullable Throwable cause = failure;
        for (int depth = 0; depth < MAX_DEPTH && cause != null; depth++) {
            if (type.isInstance(cause)) {
                return Optional.of(type.cast(cause));
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    /**
     * Whether the application, or the server on its behalf, denied the caller something. Only looked for within known wrappers: what a
     * failure of another kind was caused by says nothing about the caller.
     */
    public static boolean isAccessDenied(Throwable failure) {
        Throwable cause = of(failure);
        return cause instanceof SecurityException || is(cause, DENIALS);
    }

    private static boolean isWrapper(Throwable failure) {
        return failure instanceof CompletionException
                || failure instanceof ExecutionException
                || failure instanceof InvocationTargetException
                || failure instanceof UndeclaredThrowableException
                || (is(failure, WRAPPERS) && !is(failure, DENIALS));
    }

    /** Whether its class or one of its superclasses has one of these names. */
    private static boolean is(Throwable failure, Set<String> names) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
