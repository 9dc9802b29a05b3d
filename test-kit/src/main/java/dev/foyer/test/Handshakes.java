// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

import dev.foyer.internal.testkit.Json;
import dev.foyer.internal.testkit.TestApplication;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.server.Response;

/** Makes the handshakes of clients. */
final class Handshakes {

    private static final int SWITCHING = 101;

    private Handshakes() {}

    /**
     * Connects a client with a new line.
     *
     * @throws AssertionError if the handshake is refused
     */
    static Line connect(TestApplication application, ClientRequest request, Received inbox) {
        Line line = application.line();
        Response answer = ask(application, request, line, inbox);
        if (answer.status() != SWITCHING) {
            throw new AssertionError("The handshake was refused: " + refusal(answer, application.json()));
        }
        return line;
    }

    static RefusedHandshake refuse(TestApplication application, ClientRequest request) {
        Line line = application.line();
        Response answer = ask(application, request, line, new Received(application.json(), application.loop()::settle));
        if (answer.status() == SWITCHING) {
            line.cut();
            throw new AssertionError("The handshake should have been refused, but it was accepted.");
        }
        return refusal(answer, application.json());
    }

    private static Response ask(TestApplication application, ClientRequest request, Line line, Received inbox) {
        var answer = new AtomicReference<Response>();
        line.reader()
                .execute(() -> answer.set(
                        application.server().open(request.toRequest(), request.offered(), line, inbox.end())));
        application.loop().settle();
        return Objects.requireNonNull(answer.get());
    }

    private static RefusedHandshake refusal(Response answer, Json json) {
        JsonObject problem = json.parse(answer.body())
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .orElse(JsonValue.EMPTY_JSON_OBJECT);
        JsonArray violations =
                problem.containsKey("violations") ? problem.getJsonArray("violations") : JsonValue.EMPTY_JSON_ARRAY;
        List<RefusedHandshake.Violation> all = violations.stream()
                .map(JsonValue::asJsonObject)
                .map(one -> new RefusedHandshake.Violation(
                        one.getString("name"), one.getString("in"), one.getString("message")))
                .toList();
        return new RefusedHandshake(answer.status(), answer.headers(), problem.getString("detail", ""), all);
    }
}
