// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.foyer.Cluster;
import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.Drain;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.State;

/** Produces the objects that applications inject. */
@Dependent
public class InjectedBeans {

    private final Services services;

    /** For CDI. */
    @Inject
    public InjectedBeans(Services services) {
        this.services = services;
    }

    /** Returns all connections. */
    @Produces
    @Singleton
    public Connections connections() {
        return services.connections();
    }

    /** Returns all rooms. */
    @Produces
    @Singleton
    public Rooms rooms() {
        return services.rooms();
    }

    /** Returns the nodes of the application. */
    @Produces
    @Singleton
    public Cluster cluster() {
        return services.cluster();
    }

    /** Returns what drains this node. */
    @Produces
    @Singleton
    public Drain drain() {
        return services.drain();
    }

    /** Returns the current connection; for an endpoint with one instance per connection, that connection itself. */
    @Produces
    @Dependent
    public Connection connection(InjectionPoint point) {
        return services.connection(point);
    }

    /** Returns the room of a name. */
    @Produces
    @Dependent
    @RoomName("")
    public Room room(InjectionPoint point) {
        RoomName name = point.getAnnotated().getAnnotation(RoomName.class);
        return services.room(name.value(), name.namespace());
    }

    /** Returns what the room of a name remembers. */
    @Produces
    @Dependent
    @RoomName("")
    @SuppressWarnings("unchecked") // the type is that of the injection point
    public <T> State<T> state(InjectionPoint point) {
        RoomName name = point.getAnnotated().getAnnotation(RoomName.class);
        Class<T> type = (Class<T>) StateTypes.of(point);
        return services.state(name.value(), name.namespace(), type);
    }
}
