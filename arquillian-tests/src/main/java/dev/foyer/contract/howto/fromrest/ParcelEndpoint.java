// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.fromrest;

import java.util.concurrent.Future;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.UserId;

@ServerEndpoint("/parcels")
public class ParcelEndpoint {

    @HandshakeHeaders
    public record Headers(@NotBlank String customer) {}

    public record Customer(@UserId String id) {}

    @Inject
    @RoomName("depot")
    Room depot;

    @OnConnect
    Customer connect(Headers headers) {
        return new Customer(headers.customer());
    }

    @OnOpen
    void opened(Connection connection) {
        depot.join(connection);
    }

    // tag::thread
    @Resource
    ManagedExecutorService executor;

    @OnEvent("label.print")
    void print(@NotBlank String parcel, Connection connection) { // the parameter, which other threads may use
        Future<?> printing = executor.submit(() -> connection.emit("label.printed", parcel));
        connection.attributes().put("printing", printing);
    }
    // end::thread
}
