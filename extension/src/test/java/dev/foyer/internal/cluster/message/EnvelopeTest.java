// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.message;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.address.Latest.Origin;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.presence.News;
import dev.foyer.internal.presence.News.Extent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The messages between nodes, rule N10: what is not known is ignored, and nothing else is taken for a message. */
class EnvelopeTest {

    private static final String FRAME = "{\"event\":\"said\",\"data\":\"a\\nb \u00e4 \ud83d\ude00\"}";

    private static final Group LOBBY = Group.room("/game", "lobby \"7\" \u00e4");

    private static Envelope envelope(@Nullable Address to, Mode mode) {
        return new Envelope("node-1", to, new Emitted("said", mode, Frame.json(FRAME)));
    }

    static Stream<Address> addresses() {
        return Stream.of(
                LOBBY,
                Group.EVERYONE,
                Group.user("ada"),
                Group.namespace("/game"),
                Group.endpoint("/chat/{room}"),
                Group.connection("id"),
                new Address.Rest(LOBBY, Set.of("one", "two")),
                new Address.Rest(Group.EVERYONE, Set.of()),
                new Address.Union(new Address.Rest(LOBBY, Set.of("one")), new Address.Union(LOBBY, Group.EVERYONE)));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void message_isReadAsItWasWritten(Address to) {
        for (Mode mode : Mode.values()) {
            assertThat(MessageText.read(envelope(to, mode).text())).isEqualTo(envelope(to, mode));
        }
    }

    @Test // D9
    void whatAnEventTakesThePlaceOf_isReadAsItWasWritten() {
        for (Latest latest : List.of(
                new Latest("price \"lamp\"", 7L, true, new Origin("node-1", 12)),
                new Latest("price", Long.MIN_VALUE, false, new Origin("node-1", 0)),
                new Latest("price {}", null, true, new Origin("node-1", Long.MAX_VALUE)),
                new Latest("price 1", null, false, new Origin("node-1", 0)))) {
            var sent = new Envelope("node-1", LOBBY, new Emitted("price", Mode.LATEST, Frame.json(FRAME), latest));

            assertThat(MessageText.read(sent.text())).isEqualTo(sent);
            assertThat(Envelope.isOf(Envelope.start("node-1"), sent.text())).isEqualTo(!latest.isRemembered());
        }
    }

    static Stream<Action> actions() {
        return Stream.of(
                new Action.Close(Closing.KICKED),
                new Action.Close(new Closing(3000, "\"quoted\" \u00e4")),
                new Action.Join(LOBBY),
                new Action.Leave(LOBBY),
                new Action.Missed(Instant.ofEpochMilli(1), Instant.ofEpochMilli(1_800_000_000_000L)));
    }

    @ParameterizedTest
    @MethodSource("actions")
    void otherActions_areReadAsTheyWereWritten(Action action) {
        var sent = new Envelope("node-1", LOBBY, action);

        assertThat(MessageText.read(sent.text())).isEqualTo(sent);
    }

    @Test
    void beats_areReadAsTheyWereWritten() {
        for (boolean last : new boolean[] {true, false}) {
            var beat = new Beat("node-1", Instant.ofEpochMilli(1_800_000_000_000L), 17, last);

            assertThat(MessageText.read(beat.text())).isEqualTo(beat);
        }
    }

    @Test
    void sizes_areReadAsTheyWereWritten() {
        Map<Group, Integer> rooms =
                Map.of(Group.room("/", "lobby"), 3, Group.room("/", "den"), 0, Group.room("/game", "table \"7\""), 12);
        var changes = new Sizes("node-1", 5, Sizes.Part.CHANGES, 345, rooms);
        var part = new Sizes("node-1", 6, new Sizes.Part(2, 3), 0, Map.of());
        var question = new SizesWanted("node-1", "node-2");

        assertThat(MessageText.read(changes.text())).isEqualTo(changes);
        assertThat(MessageText.read(part.text())).isEqualTo(part);
        assertThat(MessageText.read(question.text())).isEqualTo(question);
    }

    @Test
    void presence_isReadAsItWasWritten() {
        var entry = new Entry("c1", "__proto__", Instant.ofEpochMilli(1_800_000_000_123L), "{\"name\":\"Ada\"}");
        var changes = new PresenceTold("node-1", new News(7, 5, Extent.CHANGES, List.of(entry), Set.of("c2")));
        var all = new PresenceTold("node-1", new News(8, 7, Extent.ALL, List.of(), Set.of()));
        var question = new PresenceWanted("node-1");

        assertThat(MessageText.read(changes.text())).isEqualTo(changes);
        assertThat(MessageText.read(all.text())).isEqualTo(all);
        assertThat(MessageText.read(question.text())).isEqualTo(question);
    }

    @Test
    void message_needsNoAddress() {
        Envelope sent = envelope(null, Mode.EVERY);

        assertThat(sent.text()).isEqualTo("{\"n\":\"node-1\",\"ev\":\"said\"}\n" + FRAME);
        assertThat(MessageText.read(sent.text())).isEqualTo(sent);
    }

    @Test
    void unknownMembers_areIgnored() {
        assertThat(MessageText.read("{\"v\":2,\"n\":\"node-1\",\"new\":{\"a\":[1]},\"ev\":\"said\"}\n" + FRAME))
                .isEqualTo(envelope(null, Mode.EVERY));
    }

    @Test
    void programThatIsNoNode_needsAnEmptyLineOnly() {
        Envelope read = (Envelope) MessageText.read("{}\n" + FRAME);

        assertThat(read.node()).isEmpty();
        assertThat(((Emitted) read.action()).mode()).isEqualTo(Mode.EVERY);
        assertThat(((Emitted) read.action()).frame().text()).isEqualTo(FRAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "hello\nworld",
                "[]\n{}",
                "{\"n\":1,\n{}",
                "{\"mode\":\"SOMETIMES\"}\n{}",
                "{\"k\":\"dance\"}\n",
                "{\"k\":\"close\"}\n",
                "{\"k\":\"close\",\"code\":1006}\n",
                "{\"k\":\"close\",\"code\":70000}\n",
                "{\"k\":\"join\"}\n",
                "{\"k\":\"join\",\"room\":[\"user\",\"ada\"]}\n",
                "{}\nhello",
                "{}\n[{}]",
                "{}\n{}\n{}",
                "{\"to\":1}\n{}",
                "{\"to\":[]}\n{}",
                "{\"to\":[\"room\"]}\n{}",
                "{\"to\":[\"room\",\"/\",1]}\n{}",
                "{\"to\":[\"room\",\"/\",\" \"]}\n{}",
                "{\"to\":[\"planet\",\"earth\"]}\n{}",
                "{\"to\":[\"and\",[\"everyone\"]]}\n{}",
                "{\"to\":[\"except\",[\"everyone\"],1]}\n{}"
            })
    void otherTexts_areNoMessages(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> MessageText.read(text));
    }

    @Test
    void unionOfMany_isRead() {
        Address many = LOBBY;
        for (int i = 0; i < 1_000; i++) {
            many = new Address.Union(many, Group.user("user" + i));
        }

        Envelope sent = envelope(many, Mode.EVERY);

        assertThat(MessageText.read(sent.text()).text()).isEqualTo(sent.text());
    }

    @Test
    void addressWithoutEnd_isNone() {
        String deep = "[\"except\",".repeat(5_000) + "[\"everyone\"]" + "]".repeat(5_000);

        assertThatIllegalArgumentException().isThrownBy(() -> MessageText.read("{\"to\":" + deep + "}\n{}"));
    }

    @Test
    void ownMessages_areKnownByTheirStart() {
        String start = Envelope.start("node-1");

        assertThat(Envelope.isOf(start, envelope(null, Mode.EVERY).text())).isTrue();
        assertThat(Envelope.isOf(start, envelope(LOBBY, Mode.LATEST).text())).isTrue();
        assertThat(Envelope.isOf(start, new Envelope("node-11", null, new Action.Join(LOBBY)).text()))
                .isFalse();
        assertThat(Envelope.isOf(start, new Beat("node-1", Instant.EPOCH, 0, false).text()))
                .isFalse();
        assertThat(Envelope.isOf(start, new PresenceWanted("node-1").text())).isFalse();
    }
}
