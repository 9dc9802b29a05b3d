// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.stomp;

import org.springframework.messaging.handler.annotation.MessageMapping;
import org.springframework.messaging.handler.annotation.SendTo;
import org.springframework.messaging.simp.annotation.SendToUser;
import org.springframework.stereotype.Controller;

/** What clients send. Joining and leaving a room is their subscription to its topic. */
@Controller
class BenchController {
    record Publication(int publisher, long seq, String text) {}

    record Question(String text, int number, int id) {}

    @MessageMapping("/publish.{room}")
    @SendTo("/topic/{room}")
    Publication publish(Publication publication) {
        return publication;
    }

    /** Answers the connection that asks, not all of its user's. */
    @MessageMapping("/ask")
    @SendToUser(destinations = "/queue/reply", broadcast = false)
    Question ask(Question question) {
        return question;
    }
}
