// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.store;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomState;
import dev.foyer.State;

/** Shows a plan that survives a restart. */
@ServerEndpoint("/plan/{id}")
public class PlanEndpoint {

    // tag::durable
    @RoomState(value = "plan:{id}", idle = "1s", durable = true)
    public record Plan(@NotBlank String title) {
        static Plan initial(String room) {
            return new Plan("Untitled");
        }
    }
    // end::durable

    @Inject
    Connection connection;

    @Inject
    @RoomName("plan:{id}")
    Room room;

    @Inject
    @RoomName("plan:{id}")
    State<Plan> plan;

    @OnOpen
    void opened() {
        room.join(connection);
    }

    @OnEvent("rename")
    String rename(String title) {
        return plan.update(now -> new Plan(title)).title();
    }

    @OnEvent("title")
    String title() {
        return plan.get().title();
    }
}
