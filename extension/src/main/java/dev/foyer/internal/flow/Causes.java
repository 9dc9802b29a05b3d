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
 * Finds the application's exception inside the wrappers of stages, executors, proxies, EJB and transactional
 * interceptors. Types of specifications that Foyer does not require are known by their names.
 */
public final class Causes {

    /** The largest depth of the search, because a chain of causes may even be circular. */
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
     * Returns the failure without its known wrappers. Returns a wrapper itself if it has no cause. A denial is not a
     * wrapper, although it is an {@code EJBException}.
     */
    public static Throwable of(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; depth < MAX_DEPTH && isWrapper(cause) && cause.getCause() != null; depth++) {
            cause = cause.getCause();
        }
        return cause;
    }

    /** Finds an exception meant for the peer, such as a refusal, within any wrapper, even the application's own. */
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
     * Tests whether the application, or the server on its behalf, denied the caller access. Searches only known
     * wrappers: the cause of another failure says nothing about the caller.
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

    /** Tests whether the class or one of its superclasses has one of these names. */
    private static boolean is(Throwable failure, Set<String> names) {
        for (Class<?> type = failure.getClass(); type != null; type = type.getSuperclass()) {
            if (names.contains(type.getName())) {
                return true;
            }
        }
        return false;
    }
}
