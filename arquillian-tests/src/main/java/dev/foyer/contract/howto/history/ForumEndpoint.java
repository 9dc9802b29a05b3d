// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.history;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;

// tag::join
@ServerEndpoint("/forum/{topic}")
@RoomHistory(value = "topic:{topic}", events = 50, age = "1h") // for each room of such a name
public class ForumEndpoint {

    @ServerEvent("posted")
    public record Posted(String text) {}

    @Inject
    Connection connection;

    @Inject
    @RoomName("topic:{topic}") // of the path: /forum/7 is in the room topic:7
    Room room;

    @OnOpen
    void opened() {
        room.joinWithHistory(connection, 20); // the latest 20 posts first, and then each new one
    }
    // end::join

    // tag::post
    @ClientEvent("post")
    public record Post(@NotBlank @Size(max = 2_000) String text) {}

    @OnEvent
    void post(Post post) {
        try {
            room.emit(new Posted(post.text()));
        } catch (IllegalStateException away) { // nobody gets the post
            throw new EventRefused("try-later", "The forum takes no posts at the moment.");
        }
    }
    // end::post

    // tag::read
    /** What the page shows of an earlier post. */
    public record Earlier(String at, long millis, String text) {}

    @OnEvent("earlier")
    List<Earlier> earlier(int last) {
        return room.history(last).stream()
                .map(past -> new Earlier(
                        past.position(),
                        past.time().toEpochMilli(),
                        past.data(Posted.class).text()))
                .toList();
    }
    // end::read
}
