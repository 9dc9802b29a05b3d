// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.intake;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.OnEvent;
import dev.foyer.internal.connection.TestLine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules E1, E2, E5, E9 and E10: what a client sends in Foyer's format, without a server. */
class FrameIntakeTest {

    private static final String BAD =
            "{'error':{'code':'malformed-frame','message':'This message is not a valid frame: ";
    private static CompletableFuture<String> stage = new CompletableFuture<>();

    private TestLine line = new TestLine(Echo.class);

    @ServerEndpoint("/line")
    static class Echo {
        @OnEvent("echo")
        String echo(String text) {
            return text;
        }

        @OnEvent("wait")
        CompletionStage<String> later() {
            return stage;
        }

        @OnEvent(value = "beside", concurrent = true)
        CompletionStage<String> beside() {
            return stage;
        }
    }

    @BeforeEach
    void open() {
        stage = new CompletableFuture<>();
        line.open();
    }

    @AfterEach
    void close() {
        line.close();
    }

    @Test
    void event_isHandledAndAnswered() {
        line.send("{'event':'echo','data':'a','id':1}");

        assertThat(line.sent()).containsExactly("{'reply':1,'data':'a'}");
    }

    @Test
    void messageInParts_isOneFrame() {
        line.sendPart("{'event':'echo',", false).sendPart("'data':'a'", false).sendPart(",'id':1}", true);

        assertThat(line.sent()).containsExactly("{'reply':1,'data':'a'}");
    }

    @Test
    void events_waitForAStage_butAPingDoesNot() {
        line.send("{'event':'wait','id':1}")
                .send("{'event':'echo','data':'a','id':2}")
                .send("{'ping':1}");
        assertThat(line.sent()).containsExactly("{'pong':1}");

        stage.complete("done");

        assertThat(line.sent()).containsExactly("{'pong':1}", "{'reply':1,'data':'done'}", "{'reply':2,'data':'a'}");
    }

    @Test
    void concurrentEvent_holdsNothingUp() {
        line.send("{'event':'beside','id':1}").send("{'event':'echo','data':'a','id':2}");
        assertThat(line.sent()).containsExactly("{'reply':2,'data':'a'}");

        stage.complete("done");

        assertThat(line.sent()).hasSize(2);
    }

    @Test
    void badFrame_isAnsweredWithItsId() {
        line.send("{'id':7,'data':1}").send("no JSON").sendBinary((byte) 1);

        assertThat(line.sent())
                .containsExactly(
                        BAD + "it has no event.'},'reply':7}", BAD + "it is not JSON.'}}", BAD + "it is binary.'}}");
    }

    @Test
    void tenBadMessagesInARow_endIt() {
        for (int i = 0; i < 9; i++) {
            line.send("bad");
        }
        line.send("{'event':'echo','data':'a'}");
        for (int i = 0; i < 9; i++) {
            line.send("bad");
        }
        assertThat(line.closings()).isEmpty();

        line.sendBinary((byte) 1);

        assertThat(line.closings()).extracting(Closing::code).containsExactly(1008);
    }

    @Test
    void tooManyEvents_areRefusedOneByOne() {
        for (int i = 0; i < 201; i++) {
            line.send("{'event':'echo','data':'a','id':" + i + "}");
        }

        assertThat(line.sent())
                .hasSize(201)
                .filteredOn(frame -> frame.contains("rate-limited"))
                .hasSize(1);
        assertThat(line.sent().get(200)).endsWith("'reply':200}");
    }

    @Test
    void messageThatIsTooLarge_endsIt() {
        line.sendPart("{'event':'", false).sendPart("x".repeat(70_000), true);

        assertThat(line.closings()).extracting(Closing::code).containsExactly(1009);
        line.send("{'event':'echo','data':'a','id':1}");
        assertThat(line.sent()).as("what is for nobody").isEmpty();
    }

    @Test
    void moreThanMayWait_endsIt() {
        line.send("{'event':'wait'}");
        for (int i = 0; i < 100; i++) {
            line.send("{'event':'echo','data':'" + "x".repeat(20_000) + "'}");
        }

        assertThat(line.closings()).extracting(Closing::code).containsExactly(1008);
    }
}
