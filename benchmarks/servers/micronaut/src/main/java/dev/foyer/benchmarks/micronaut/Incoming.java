// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.micronaut;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What clients send. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Incoming.Join.class, name = "join"),
    @JsonSubTypes.Type(value = Incoming.Leave.class, name = "leave"),
    @JsonSubTypes.Type(value = Incoming.Ask.class, name = "ask"),
    @JsonSubTypes.Type(value = Incoming.Publish.class, name = "publish")
})
public sealed interface Incoming {

    record Join(Membership data, int id) implements Incoming {}

    record Leave(Membership data, int id) implements Incoming {}

    record Ask(Question data, int id) implements Incoming {}

    record Publish(News data) implements Incoming {}

    record Membership(String room) {}

    record Question(String text, int number) {}

    record News(String room, int publisher, long seq, String text) {}
}
