// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;

import dev.foyer.Cluster;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Drain;
import dev.foyer.Room;
import dev.foyer.State;
import dev.foyer.internal.audience.CurrentConnection;
import dev.foyer.internal.audience.RegisteredConnections;
import dev.foyer.internal.audience.RegisteredRooms;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.container.operations.Condition;
import dev.foyer.internal.context.CurrentScope;
import dev.foyer.internal.inbound.SharedBuckets;
import dev.foyer.internal.model.RoomRules;
import org.jspecify.annotations.Nullable;

/** Holds the objects behind Foyer's beans of one application. Safe for any thread. */
public final class Services {

    private final CurrentScope current = new CurrentScope();
    private final RequestScopeUse requests = new RequestScopeUse();
    private final ObservedEvents observed = new ObservedEvents();
    private final Registry registry = new Registry();
    private final RegisteredRooms rooms = new RegisteredRooms(registry);
    private final RegisteredConnections connections = new RegisteredConnections(registry, Wrapped::path);
    private final StartedCluster cluster = new StartedCluster();
    private final Condition condition = new Condition();
    private final SharedBuckets userCalls = new SharedBuckets();
    private final StartedDrain drain = new StartedDrain();
    private final Set<Class<?>> endpoints = ConcurrentHashMap.newKeySet();

    // Mutable state: set when the application starts, before anything reads it.
    private volatile LongSupplier clock = () -> 0;
    private volatile RoomRules rules = RoomRules.NONE;

    /**
     * Sets the clock.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public void keepTime(LongSupplier nanos) {
        clock = nanos;
    }

    /** Sets what is declared for rooms. */
    public void declare(RoomRules declared) {
        rules = declared;
    }

    /** Returns what is declared for rooms; known when the application starts. */
    public RoomRules rules() {
        return rules;
    }

    /** Sets the cluster that this node is in. */
    public void join(Cluster joined) {
        cluster.start(joined);
    }

    /** Sets what drains this node. */
    public void drainBy(Drain started) {
        drain.start(started);
    }

    Drain drain() {
        return drain;
    }

    /** Returns the cluster that this node is in. */
    public Cluster cluster() {
        return cluster;
    }

    /** Returns how this node is. */
    public Condition condition() {
        return condition;
    }

    /** Returns the counts of calls that all connections of a user share. */
    SharedBuckets userCalls() {
        return userCalls;
    }

    LongSupplier clock() {
        return clock;
    }

    /** Adds an endpoint class. */
    public void addEndpoint(Class<?> type) {
        endpoints.add(type);
    }

    /** Returns the holder of the callback that runs on each thread. */
    public CurrentScope current() {
        return current;
    }

    /** Returns whether the application has a use for request scopes; known when CDI has started. */
    public RequestScopeUse requests() {
        return requests;
    }

    /** Returns which of Foyer's events the application observes; known when CDI has started. */
    public ObservedEvents observed() {
        return observed;
    }

    /** Returns the registry of connections and rooms. */
    public Registry registry() {
        return registry;
    }

    /** Returns all rooms. */
    public RegisteredRooms rooms() {
        return rooms;
    }

    Connections connections() {
        return connections;
    }

    Room room(String template, String namespace) {
        return rooms.in(namespace).injected(template, current::connection);
    }

    <T> State<T> state(String template, String namespace, Class<T> type) {
        return rooms.in(namespace).state(template, current::connection, type);
    }

    Connection connection(InjectionPoint point) {
        return servesOne(point.getBean()) ? current.connection() : new CurrentConnection(current::connection);
    }

    /** Tests whether a bean lives with one connection: an endpoint without a scope, or one that is not a bean. */
    private boolean servesOne(@Nullable Bean<?> bean) {
        return bean == null
                ? current.isActive()
                : bean.getScope() == Dependent.class && endpoints.contains(bean.getBeanClass()) && current.isActive();
    }
}
