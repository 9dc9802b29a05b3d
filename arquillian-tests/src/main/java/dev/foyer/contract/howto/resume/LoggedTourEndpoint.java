// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.resume;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.RoomName;

/** A tour of docs/howto/resume.md whose events are kept, so that drivers can go on on another node. */
@RoomHistory(value = "logged-tour:{number}", events = 500)
@ServerEndpoint("/logged-tour/{number}")
public class LoggedTourEndpoint {

    @Inject
    @RoomName("logged-tour:{number}")
    Room tour;

    @OnConnect
    TourEndpoint.Driver connect(TourEndpoint.Headers headers) {
        return new TourEndpoint.Driver(headers.name());
    }

    // tag::opened
    @OnOpen
    void opened(TourEndpoint.Driver driver, Connection connection) {
        tour.joinWithHistory(connection, 50); // if it has moved: what it has missed, or 50 if that is gone
        if (!connection.isMoved()) {
            tour.emit("driver.joined", driver.name());
        }
    }
    // end::opened

    @OnEvent("moved")
    boolean moved(Connection connection) {
        return connection.isMoved();
    }
}
