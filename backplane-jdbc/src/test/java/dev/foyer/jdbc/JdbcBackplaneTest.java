// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Topic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Messages between nodes: rules N1 and N2, as far as the engine has a part in them. */
@ParameterizedClass
@EnumSource(Base.class)
class JdbcBackplaneTest {

    private static final String ODD = "\u00e4 \uD83D\uDE00 \0 \u001a \u001a0 \n\t\"'\\";

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final Node one;
    private final Node two;

    JdbcBackplaneTest(Base kind) {
        base = kind.open();
        one = nodes.start(base.source());
        two = nodes.start(base.source());
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    @Test
    void subscribers_getWhatIsPublished_inOrder_alsoTheirOwn() throws InterruptedException {
        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(Topic.ALL);
        two.backplane().subscribe(LOBBY);

        List<String> messages =
                IntStream.range(0, 2_000).mapToObj(i -> i + " " + ODD).toList();
        for (int i = 0; i < messages.size(); i++) {
            one.backplane().publish(i % 2 == 0 ? LOBBY : Topic.ALL, messages.get(i));
        }

        assertThat(two.next(2_000)).isEqualTo(messages);
        assertThat(one.next(1_000))
                .isEqualTo(messages.stream()
                        .filter(message -> messages.indexOf(message) % 2 == 0)
                        .toList());
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_message")).isEqualTo(2_000);
    }

    @Test
    void otherNodes_areCounted_ifTheyAreInterested() {
        Node three = nodes.start(base.source());
        assertThat(one.publish("nobody")).isZero();

        one.backplane().subscribe(LOBBY);
        two.backplane().subscribe(LOBBY);
        Nodes.await("one other", () -> one.publish("probe") == 1);
        Nodes.await("two others", () -> three.publish("probe") == 2);
        two.backplane().unsubscribe(LOBBY);
        Nodes.await("nobody", () -> one.publish("probe") == 0);
        assertThat(get(three, Topic.ALL)).isZero();
    }

    private static int get(Node node, Topic topic) {
        return Nodes.get(node.backplane().publish(topic, "probe"));
    }

    @Test
    void nodeThatStops_doesNotCount() {
        two.backplane().subscribe(LOBBY);
        Nodes.await("one other", () -> one.publish("probe") == 1);

        two.backplane().stop();

        assertThat(one.publish("probe")).isZero();
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_node")).isEqualTo(1);
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_interest")).isZero();
    }

    /** What a process that was killed has left. */
    @Test
    void nodeThatIsSilent_doesNotCount() {
        base.run("INSERT INTO foyer_node (application, node, seen, batch, first_id, last_id) SELECT application,"
                + " 'killed', seen - 20000, 0, 0, 0 FROM foyer_node WHERE node = 'node0'");
        base.run("INSERT INTO foyer_interest (application, topic, node) VALUES ('shop', 'r:/:lobby', 'killed')");

        assertThat(one.publish("nobody")).isZero();
    }

    /** Rule N9. */
    @Test
    void applications_neverMeet() throws InterruptedException {
        Node other = nodes.start(base.source(), "bank", Map.of());
        other.backplane().subscribe(LOBBY);
        one.backplane().subscribe(LOBBY);
        Nodes.await("told", () -> base.ask("SELECT COUNT(*) FROM foyer_interest") == 2);

        assertThat(one.publish("of the shop")).isZero();
        assertThat(other.publish("of the bank")).isZero();
        assertThat(other.next()).isEqualTo("of the bank");
        assertThat(one.next()).isEqualTo("of the shop");
    }

    @Test
    void strangeAndLongNames_areTopicsOfTheirOwn() throws InterruptedException {
        String longName = "x".repeat(5_000) + "\uD83D\uDE00";
        List<Topic> topics = List.of(
                Nodes.room(ODD),
                Nodes.room(longName),
                Nodes.room(longName + "y"),
                new Topic(Topic.Kind.ROOM, "/a:b", "c"),
                new Topic(Topic.Kind.ROOM, "/a", "b:c"),
                new Topic(Topic.Kind.USER, "", "/a:b:c"));
        for (int i = 0; i < topics.size(); i++) {
            Node listener = nodes.start(base.source());
            listener.backplane().subscribe(topics.get(i));
            for (Topic topic : topics) {
                get(one, topic);
            }
            get(one, Topic.ALL);
            listener.backplane().publish(topics.get(i), "end");
            assertThat(listener.next(2)).containsExactly("probe", "end");
        }
    }
}
