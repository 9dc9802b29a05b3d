// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.resume;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.PathParam;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;
import dev.foyer.Resumed;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.UserId;

// tag::endpoint
@ServerEndpoint("/tour/{number}")
public class TourEndpoint {

    public record Driver(@UserId String name) {}

    @HandshakeHeaders
    public record Headers(@NotBlank @Size(max = 40) String name) {}

    @Inject
    Board board;

    @Inject
    @RoomName("tour:{number}")
    Room tour;

    @OnConnect
    Driver connect(Headers headers) { // for each line, so also before @OnResume
        return new Driver(headers.name());
    }

    @OnOpen
    void opened(Connection connection) { // once
        tour.join(connection);
    }

    @OnResume
    void back(Driver driver, Resumed how) { // for each line after the first
        if (!how.complete()) {
            board.note(driver.name() + " loads the tour anew");
        }
    }

    @OnDisconnect
    void gone(Driver driver) { // once: the driver has left, or has not come back in time
        board.note(driver.name() + " is gone");
    }
    // end::endpoint

    // tag::stops
    @OnEvent("stops")
    List<String> stops(@PathParam("number") int number) {
        return board.stops(number);
    }
    // end::stops
}
