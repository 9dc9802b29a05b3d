// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a client asks for; {@code event} says which. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Request.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = Request.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Request.Publish.class, name = "publish")
})
sealed interface Request {
    record Join(RoomName data, int id) implements Request {}

    record Leave(RoomName data, int id) implements Request {}

    record Ask(Question data, int id) implements Request {}

    record Publish(Publication data) implements Request {}

    record RoomName(String room) {}

    record Question(String text, int number) {}

    record Publication(String room, int publisher, long seq, String text) {}
}
