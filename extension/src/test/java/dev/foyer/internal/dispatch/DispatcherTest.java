// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.internal.wire.Incoming;
import dev.foyer.testing.LogLines;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules E1 to E5: how an event finds its handler, and what its sender is answered. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class DispatcherTest {

    /** A payload. */
    public record Say(@NotBlank String text, @Max(9) int times) {}

    /** What cannot be written. */
    public static final class Unwritable {
        private final Optional<String> nothing = Optional.empty();

        public String getText() {
            return nothing.orElseThrow(() -> new IllegalStateException("hunter2"));
        }
    }

    @ServerEndpoint("/desk")
    static class Clerk {
        private final List<String> calls = new ArrayList<>();

        @OnEvent("say")
        String say(Say say) {
            calls.add("say " + say.text());
            return say.text().repeat(say.times());
        }

        @OnEvent("maybe")
        void maybe(Optional<Say> say) {
            calls.add("maybe " + say.map(Say::text));
        }

        @OnEvent("short")
        void brief(@NotBlank String text) {
            calls.add("short " + text);
        }

        @OnEvent("refuse")
        void refuse() {
            throw new IllegalArgumentException(new EventRefused("closed", "The desk is closed."));
        }

        @OnEvent("break")
        void fail() {
            throw new IllegalStateException("hunter2");
        }

        @OnEvent("overflow")
        void overflow() {
            throw new StackOverflowError("hunter2");
        }

        @OnEvent("deny")
        void deny() {
            throw new SecurityException("hunter2");
        }

        @OnEvent("unwritable")
        Unwritable unwritable() {
            return new Unwritable();
        }

        @OnEvent("long")
        String tooLong() {
            return "x".repeat(5_000);
        }

        @RolesAllowed("clerk")
        @OnEvent("stamp")
        void stamp() {
            calls.add("stamp");
        }

        @RolesAllowed("chief")
        @OnEvent("sign")
        void sign() {
            calls.add("sign");
        }
    }

    @ServerEndpoint("/any")
    static class Receptionist {
        private final List<String> calls = new ArrayList<>();

        @OnEvent("say")
        void say() {
            calls.add("say");
        }

        @OnEvent("*")
        void other() {
            calls.add("other");
        }
    }

    private final Clerk clerk = new Clerk();
    private final LogLines log = new LogLines();
    private final Desk desk = new Desk(clerk);

    @AfterEach
    void close() {
        desk.close();
        log.close();
    }

    @Test
    void event_isGivenToItsHandlerAndAnswered() {
        assertThat(desk.send("say", "{'text':'ho','times':2}")).isCompleted();

        assertThat(clerk.calls).containsExactly("say ho");
        assertThat(desk.answers()).containsExactly("{'reply':7,'data':'hoho'}");
        assertThat(log.texts()).isEmpty();
    }

    @Test
    void eventWithoutId_isNotRepliedTo() {
        desk.send(new Incoming.Event("say", "{\"text\":\"ho\",\"times\":1}", null), Runnable::run);

        assertThat(clerk.calls).containsExactly("say ho");
        assertThat(desk.answers()).isEmpty();
    }

    @Test
    void eventThatNobodyHandles_isUnknown() {
        assertThat(desk.send("leave", null)).isCompleted();

        assertThat(desk.answers())
                .containsExactly("{'error':{'code':'unknown-event','event':'leave',"
                        + "'message':'There is no such event.'},'reply':7}");
    }

    @Test
    void eventsThatNobodyElseHandles_areForTheFallback() {
        var receptionist = new Receptionist();
        try (var any = new Desk(receptionist)) {
            any.send("say", null);
            any.send("leave", null);
            any.send("room.join", "{'room':'lobby'}");

            assertThat(receptionist.calls).containsExactly("say", "other", "other");
            assertThat(any.answers()).hasSize(3).containsOnly("{'reply':7}");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            say   | {'text':' ','times':1}   | {'path':'text','message':'must not be blank'}
            say   | {'text':'a','times':10}  | {'path':'times','message':'must be less than or equal to 9'}
            say   | {'text':'a','times':'b'} | {'path':'times','message':'must be a number'}
            say   | null                     | {'path':'text','message':'must not be blank'}
            maybe | {'text':'','times':1}    | {'path':'text','message':'must not be blank'}
            short | ' '                      | {'path':'','message':'must not be blank'}
            """)
    void invalidPayload_isRefusedBeforeTheHandlerIsCalled(String event, String data, String violation) {
        assertThat(desk.send(event, data)).isCompleted();

        assertThat(clerk.calls).isEmpty();
        assertThat(desk.answers())
                .containsExactly("{'error':{'code':'invalid-event','event':'" + event
                        + "','message':'The event's data is not valid.','violations':[" + violation + "]},'reply':7}");
        assertThat(log.texts()).isEmpty();
    }

    @Test
    void optionalPayload_mayBeAbsent() {
        desk.send("maybe", null);
        desk.send("maybe", "null");
        desk.send("maybe", "{'text':'a','times':1}");

        assertThat(clerk.calls).containsExactly("maybe Optional.empty", "maybe Optional.empty", "maybe Optional[a]");
        assertThat(desk.answers()).hasSize(3).containsOnly("{'reply':7}");
    }

    @Test
    void eventRefused_isToldAsTheApplicationSays() {
        assertThat(desk.send("refuse", null)).isCompleted();

        assertThat(desk.answers())
                .containsExactly(
                        "{'error':{'code':'closed','event':'refuse','message':'The desk is closed.'},'reply':7}");
        assertThat(log.texts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"break", "overflow", "unwritable", "long"})
    void failure_isAnsweredFailedAndLogged(String event) {
        assertThat(desk.send(event, null)).isCompleted();

        assertThat(desk.answers()).containsExactly(failed(event));
        assertThat(log.texts())
                .containsExactly("FOYER-4001: The handler of event '" + event + "' in " + Clerk.class.getName()
                        + " failed for connection " + desk.connection().id() + "; the event was answered 'failed'.");
    }

    @Test
    void failureBeforeTheHandler_isAnsweredFailedAndLogged() {
        assertThat(desk.fail("say", new IllegalStateException("hunter2"))).isCompleted();

        assertThat(desk.answers()).containsExactly(failed("say"));
        assertThat(log.texts()).hasSize(1).allMatch(line -> line.startsWith("FOYER-4001: "));
    }

    @Test
    void securityException_isForbidden() {
        desk.send("deny", null);

        assertThat(desk.answers()).hasSize(1).allMatch(answer -> answer.startsWith("{'error':{'code':'forbidden',"));
        assertThat(log.texts()).isEmpty();
    }

    @Test
    void handlerForARole_isForThoseWhoHaveIt() {
        desk.send("stamp", null);
        desk.send("sign", null);

        assertThat(clerk.calls).containsExactly("stamp");
        assertThat(desk.answers())
                .satisfiesExactly(
                        stamped -> assertThat(stamped).isEqualTo("{'reply':7}"),
                        signed -> assertThat(signed).startsWith("{'error':{'code':'forbidden','event':'sign'"));
    }

    private static String failed(String event) {
        return "{'error':{'code':'failed','event':'" + event
                + "','message':'The server could not process this event.'},'reply':7}";
    }
}
