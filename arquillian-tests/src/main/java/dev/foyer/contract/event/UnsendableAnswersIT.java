// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.inject.Inject;
import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Answers that are too large or cannot be made: each is told, and nobody else is blamed. Rules D3, E2, E3, E4, H10. */
@ContractTest
@SameEverywhere("Foyer's own encoder, and Yasson on each of them")
class UnsendableAnswersIT {

    private static final int MAX = 65_536;

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("answers", UnsendableAnswersIT.class),
                "foyer.outbox.max-bytes=" + MAX,
                "foyer.limits.frame-bytes=" + 2 * MAX);
    }

    /** Its validator throws what its text says. */
    @Target(ElementType.FIELD)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = Explosive.Validator.class)
    public @interface Explosive {
        String message() default "";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** Throws. */
        class Validator implements ConstraintValidator<Explosive, String> {
            @Override
            public boolean isValid(String how, ConstraintValidatorContext context) {
                explode(how);
                return true;
            }
        }
    }

    @ServerEvent("checked")
    public record Checked(@Explosive String how) {}

    /** A reply that cannot be written. */
    @JsonbTypeAdapter(Adapter.class)
    public record Unwritable(String how) {}

    /** Throws. */
    public static class Adapter implements JsonbAdapter<Unwritable, String> {
        @Override
        public String adaptToJson(Unwritable value) {
            explode(value.how());
            return value.how();
        }

        @Override
        public Unwritable adaptFromJson(String how) {
            return new Unwritable(how);
        }
    }

    public record Notes(List<@Size(max = 1, message = "${validatedValue} is too long") String> notes) {}

    private static void explode(String how) {
        switch (how) {
            case "exception" -> throw new IllegalStateException("password=hunter2");
            case "overflow" -> throw new StackOverflowError("password=hunter2");
            case "linkage" -> throw new NoClassDefFoundError("password/hunter2");
            case "assertion" -> throw new AssertionError("password=hunter2");
            default -> {}
        }
    }

    @ServerEndpoint("/answers")
    public static class Endpoint {
        @Inject
        Connection connection;

        @Inject
        @RoomName("hall")
        Room hall;

        @OnEvent("down")
        String down(int size) {
            return "x".repeat(size);
        }

        @OnEvent("down-later")
        CompletionStage<String> downLater(int size) {
            return CompletableFuture.supplyAsync(() -> "x".repeat(size));
        }

        @OnEvent("emit")
        void emit(int size) {
            connection.emit("large", "x".repeat(size));
        }

        @OnEvent("emit-to-room")
        void emitToRoom(int size) {
            hall.join(connection);
            hall.emit("large", "x".repeat(size));
        }

        @OnEvent("refuse")
        void refuse(int size) {
            throw new EventRefused("long", "x".repeat(size));
        }

        @OnEvent("notes")
        void notes(Notes notes) {}

        @OnEvent("checked")
        Checked checked(String how) {
            return new Checked(how);
        }

        @OnEvent("checked-later")
        CompletionStage<Checked> checkedLater(String how) {
            return CompletableFuture.supplyAsync(() -> new Checked(how));
        }

        @OnEvent("written")
        Unwritable written(String how) {
            return new Unwritable(how);
        }

        @OnEvent("written-later")
        CompletionStage<Unwritable> writtenLater(String how) {
            return CompletableFuture.supplyAsync(() -> new Unwritable(how));
        }
    }

    /** Messages of the application's own. */
    @ServerEndpoint("/echo")
    public static class Echo {
        @Inject
        Journal journal;

        @OnConnect
        void connect() {}

        @OnMessage
        String echo(String size) {
            return "x".repeat(Integer.parseInt(size));
        }

        @OnError
        void failed(Throwable failure, Session session) {
            journal.note("failed: " + failure.getMessage());
        }
    }

    @Contract(
            rule = {"E3", "D3"},
            proves = "a reply that is too large, of a stage too, is answered 'failed', and nobody is closed as slow")
    void tooLargeReply_isFailed() {
        try (Client client = site.open("/answers")) {
            for (String event : List.of("down", "down-later")) {
                int room = MAX - "{\"reply\":\"call\",\"data\":\"\"}".length();
                assertThat(client.call(event, String.valueOf(room))).hasSize(MAX);
                assertThat(client.call(event, String.valueOf(room + 1))).isEqualTo(failed(event));
                assertThat(ServerLog.awaited(1, "FOYER-5005: The reply to '" + event + "' has 65537 bytes"))
                        .isNotEmpty();
            }
            for (String event : List.of("emit", "emit-to-room")) {
                assertThat(client.call(event, String.valueOf(MAX))).isEqualTo(failed(event));
            }
            assertThat(client.call("down", "1")).endsWith("\"x\"}");
        }
    }

    @Contract(
            rule = {"E2", "E4", "D3"},
            proves = "an error that is too large is told without what makes it so")
    void tooLargeError_isToldShorter() {
        try (Client client = site.open("/answers")) {
            String note = "\"" + "n".repeat(5000) + "\"";
            assertThat(client.call("notes", "{\"notes\":[" + (note + ",").repeat(19) + note + "]}"))
                    .contains("\"code\":\"invalid-event\"")
                    .satisfies(error ->
                            assertThat(error.split("\"path\":\"notes\\[", -1)).hasSize(11))
                    .endsWith(",\"reply\":\"call\"}");
            assertThat(client.call("refuse", "100")).contains("\"code\":\"long\"");
            assertThat(client.call("refuse", String.valueOf(MAX))).isEqualTo(failed("refuse"));
            assertThat(ServerLog.awaited(1, "FOYER-5005: The text of an EventRefused"))
                    .isNotEmpty();
            assertThat(client.call("e".repeat(MAX), "null"))
                    .isEqualTo("{\"error\":{\"code\":\"unknown-event\",\"message\":\"There is no such event.\"},"
                            + "\"reply\":\"call\"}");
            assertThat(client.call("down", "1")).endsWith("\"x\"}");
        }
    }

    @Contract(
            rule = {"D3", "H10"},
            proves =
                    "a message of the application's own that is too large goes to @OnError, and nobody is closed as slow")
    void tooLargeMessage_isTheApplicationsMistake() {
        try (Client client = site.open("/echo")) {
            assertThat(client.send(String.valueOf(MAX)).next()).hasSize(MAX);
            client.send(String.valueOf(MAX + 1));
            site.awaitJournal("failed: FOYER-5005: A message has 65537 bytes, more than the 65536 that"
                    + " foyer.outbox.max-bytes allows. Raise the setting, or emit less at once.");
            assertThat(client.send("1").next()).isEqualTo("x");
        }
    }

    @Contract(
            rule = {"E3", "E4"},
            proves =
                    "whatever a validator or an adapter throws, also of a stage's reply, is answered 'failed' and logged")
    void answerThatCannotBeMade_isFailed() {
        try (Client client = site.open("/answers")) {
            for (String event : List.of("checked", "checked-later", "written", "written-later")) {
                assertThat(client.call(event, "\"fine\"")).startsWith("{\"reply\":");
                for (String how : List.of("exception", "overflow", "linkage", "assertion")) {
                    assertThat(client.call(event, "\"" + how + "\"")).as(how).isEqualTo(failed(event));
                }
                assertThat(ServerLog.awaited(4, "FOYER-4001: The handler of event '" + event + "'"))
                        .hasSize(4);
            }
            assertThat(client.drain()).isEmpty();
        }
    }

    private static String failed(String event) {
        return "{\"error\":{\"code\":\"failed\",\"event\":\"" + event
                + "\",\"message\":\"The server could not process this event.\"},\"reply\":\"call\"}";
    }
}
