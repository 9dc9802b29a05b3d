// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.ObserverMethod;

import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.ConnectionParked;
import dev.foyer.ConnectionResumed;
import dev.foyer.CredentialsRefreshed;
import dev.foyer.EventsMissed;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.StateForgotten;

/** Knows which events of connections and rooms the application observes, and how. Filled while CDI starts. */
public final class ObservedEvents {

    private static final List<Class<? extends Record>> ALL = List.of(
            ConnectionOpened.class,
            ConnectionClosed.class,
            ConnectionParked.class,
            ConnectionResumed.class,
            CredentialsRefreshed.class,
            RoomOpened.class,
            RoomClosed.class,
            RoomJoined.class,
            RoomLeft.class,
            StateForgotten.class,
            EventsMissed.class);

    private final Set<Class<?>> inTurn = ConcurrentHashMap.newKeySet();
    private final Set<Class<?>> async = ConcurrentHashMap.newKeySet();

    public void add(ObserverMethod<?> observer) {
        boolean unqualified = observer.getObservedQualifiers().stream()
                .allMatch(qualifier -> qualifier instanceof Any || qualifier instanceof Default);
        for (Class<? extends Record> type : ALL) {
            if (unqualified && observes(observer.getObservedType(), type)) {
                (observer.isAsync() ? async : inTurn).add(type);
            }
        }
    }

    boolean isEmpty() {
        return inTurn.isEmpty() && async.isEmpty();
    }

    boolean has(Class<?> type) {
        return inTurn.contains(type) || async.contains(type);
    }

    boolean hasInTurn(Class<?> type) {
        return inTurn.contains(type);
    }

    boolean hasAsync(Class<?> type) {
        return async.contains(type);
    }

    /** Tests for a match. A type that is not a class is a variable, which may stand for any event. */
    private static boolean observes(Type observed, Class<?> type) {
        return !(observed instanceof Class<?> wanted) || wanted.isAssignableFrom(type);
    }
}
