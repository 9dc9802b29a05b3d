// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.adapter.JsonbAdapter;

import dev.foyer.internal.flow.Frame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameWriterTest {

    private final FrameWriter writer = new FrameWriter(JsonbBuilder.create(), 65536);

    /** An event's data. */
    public record Said(String from, String text) {}

    /** Data that cannot be written. */
    public static final class Broken {
        private final String secret = "hunter2";

        public String getText() {
            if (!secret.isEmpty()) {
                throw new IllegalStateException("password=" + secret);
            }
            return secret;
        }
    }

    /** Data that holds itself. */
    public static final class Endless {
        public Endless getSelf() {
            return this;
        }
    }

    /** An adapter with a mistake. */
    public static final class Failing implements JsonbAdapter<Said, String> {
        @Override
        public String adaptToJson(Said said) {
            throw new UnsupportedOperationException("hunter2");
        }

        @Override
        public Said adaptFromJson(String text) {
            throw new UnsupportedOperationException("hunter2");
        }
    }

    @Test
    void event_hasItsNameAndData() {
        assertThat(writer.event("chat.said", null, new Said("ann", "hi")).text())
                .isEqualTo("{\"event\":\"chat.said\",\"data\":{\"from\":\"ann\",\"text\":\"hi\"}}");
    }

    @Test
    void eventOfARoom_namesTheRoom() {
        assertThat(writer.event("e", "lobby", List.of(1, 2)).text())
                .isEqualTo("{\"event\":\"e\",\"room\":\"lobby\",\"data\":[1,2]}");
    }

    @Test
    void event_takesDataOfAnyType() {
        assertThat(writer.event("e", null, "text").text()).isEqualTo("{\"event\":\"e\",\"data\":\"text\"}");
        assertThat(writer.event("e", null, 7).text()).isEqualTo("{\"event\":\"e\",\"data\":7}");
        assertThat(writer.event("e", null, Map.of("a", true)).text())
                .isEqualTo("{\"event\":\"e\",\"data\":{\"a\":true}}");
    }

    @Test
    void eventWithoutData_hasNone() {
        assertThat(writer.event("e", "lobby", null).text()).isEqualTo("{\"event\":\"e\",\"room\":\"lobby\"}");
        assertThat(writer.event("e", "lobby", 1, "00-a-b-01").text())
                .isEqualTo("{\"event\":\"e\",\"room\":\"lobby\",\"traceparent\":\"00-a-b-01\",\"data\":1}");
    }

    @Test
    void adapterThatThrowsAnything_isReportedWith5003() {
        var adapting = new FrameWriter(JsonbBuilder.create(new JsonbConfig().withAdapters(new Failing())), 65536);

        assertThatThrownBy(() -> adapting.reply("e", "1", new Said("a", "b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5003: Event 'e'");
    }

    @Test
    void listThatIsTooDeep_isReportedWith5003() {
        Object deep = "end";
        for (int i = 0; i < 100_000; i++) {
            deep = Collections.singletonList(deep);
        }
        Object data = deep;

        assertThatThrownBy(() -> writer.event("e", null, data))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5003: Event 'e'");
    }

    @Test
    void reply_repeatsTheIdAsItCame() {
        assertThat(writer.reply("e", "7", "x").text()).isEqualTo("{\"reply\":7,\"data\":\"x\"}");
        assertThat(writer.reply("e", "\"\\u0041\"", "x").text()).isEqualTo("{\"reply\":\"\\u0041\",\"data\":\"x\"}");
    }

    @Test
    void replyOfNothing_hasNoData() {
        assertThat(writer.reply("e", "7", null).text()).isEqualTo("{\"reply\":7}");
    }

    @Test
    void error_saysWhatItIsAbout() {
        assertThat(writer.error(new Fault("room-full", "Full."), "enter", "7").text())
                .isEqualTo(
                        "{\"error\":{\"code\":\"room-full\",\"event\":\"enter\",\"message\":\"Full.\"},\"reply\":7}");
    }

    @Test
    void errorOfSomethingUnknown_hasNeitherEventNorReply() {
        assertThat(writer.error(Fault.malformed("it is not JSON"), null, null).text())
                .isEqualTo(
                        "{\"error\":{\"code\":\"malformed-frame\",\"message\":\"This message is not a valid frame: it is not JSON.\"}}");
    }

    @Test
    void error_listsViolations() {
        var fault = Fault.invalid(
                List.of(new Violation("text", "must not be blank"), new Violation("items[2].text", "is \"bad\"")));

        assertThat(writer.error(fault, "e", null).text())
                .isEqualTo("{\"error\":{\"code\":\"invalid-event\",\"event\":\"e\","
                        + "\"message\":\"The event's data is not valid.\",\"violations\":["
                        + "{\"path\":\"text\",\"message\":\"must not be blank\"},"
                        + "{\"path\":\"items[2].text\",\"message\":\"is \\\"bad\\\"\"}]}}");
    }

    @Test
    void welcome_saysTheIdTheHeartbeatInMillisecondsAndTheLargestFrame() {
        assertThat(writer.welcome(new Welcomed("id", Duration.ofSeconds(25), null))
                        .text())
                .isEqualTo("{\"welcome\":{\"connection\":\"id\",\"heartbeat\":25000,\"frame\":65536}}");
    }

    @Test
    void welcome_saysInHowManySecondsTheCredentialsExpire() {
        assertThat(writer.welcome(new Welcomed("id", Duration.ofSeconds(25), 60L))
                        .text())
                .isEqualTo("{\"welcome\":{\"connection\":\"id\",\"heartbeat\":25000,\"frame\":65536,\"expires\":60}}");
        assertThat(writer.refreshed("9", 3600L).text()).isEqualTo("{\"reply\":9,\"data\":{\"expires\":3600}}");
        assertThat(writer.refreshed("\"a\"", null).text()).isEqualTo("{\"reply\":\"a\",\"data\":{}}");
    }

    @Test
    void pong_answersAPing() {
        assertThat(writer.pong().text()).isEqualTo("{\"pong\":1}");
    }

    @Test
    void names_areEscaped() {
        assertThat(writer.event("\"\n\ud800", "\\\u0001", 1).text())
                .isEqualTo("{\"event\":\"\\\"\\u000a\\ud800\",\"room\":\"\\\\\\u0001\",\"data\":1}");
        assertThat(writer.error(new Fault("a\"b", "c\td"), "e\\f", null).text())
                .isEqualTo("{\"error\":{\"code\":\"a\\\"b\",\"event\":\"e\\\\f\",\"message\":\"c\\u0009d\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "€", "😀", "\"", "\n", "aé€😀"})
    void bytes_areThoseOfTheTextInUtf8(String text) {
        for (Frame frame : List.of(
                writer.event(text, text, text),
                writer.reply("e", "\"" + "€" + "\"", text),
                writer.error(new Fault(text, text), text, "1"),
                writer.welcome(new Welcomed(text, Duration.ZERO, null)),
                writer.pong())) {
            assertThat(frame.bytes()).isEqualTo(frame.text().getBytes(StandardCharsets.UTF_8).length);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud800", "\udc00", "a\ud83d", "\ude00\ud83d"})
    void frame_canAlwaysBeEncoded(String text) {
        Frame frame = writer.event(text, text, new Said(text, text));

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(frame.text())).isTrue();
    }

    @Test
    void dataThatCannotBeWritten_isRefusedWith5003() {
        assertThatThrownBy(() -> writer.event("e", null, new Broken()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5003: Event 'e' ")
                .hasMessageContaining(Broken.class.getName())
                .hasMessageNotContaining("hunter2");
        assertThatThrownBy(() -> writer.reply("e", "7", new Broken()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5003: Event 'e' ");
    }

    @Test
    void dataThatHoldsItself_isRefusedWith5003() {
        assertThatThrownBy(() -> writer.event("e", null, new Endless()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-5003: Event 'e' ");
    }
}
