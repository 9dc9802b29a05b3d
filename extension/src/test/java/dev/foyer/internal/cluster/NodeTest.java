// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.flow.Frame;
import dev.foyer.spi.Topic;
import dev.foyer.testing.PlainBackplane;
import dev.foyer.testing.TestHistories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What a node hands to its engine, and takes from it: rules N1 and N10. */
class NodeTest {

    private final List<Topic> published = new ArrayList<>();
    private final List<String> messages = new ArrayList<>();
    private int taken = 1;
    private String mistake = "";
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Node node = new Node(
            new Engine(),
            new NodeSelf("one", "shop", key -> Optional.empty()),
            new ThisNode(new Registry()),
            new Times(() -> 0, Clock.systemUTC(), timer),
            Runnable::run);

    {
        TestHistories.none(node.log());
    }

    /** Notes what is published. */
    private final class Engine implements PlainBackplane {

        @Override
        public void start(Self self, Listener listener) {
            if (!mistake.isEmpty()) {
                throw new IllegalStateException(mistake);
            }
        }

        @Override
        public CompletionStage<Integer> publish(Topic topic, String message) {
            published.add(topic);
            messages.add(message.lines().findFirst().orElseThrow());
            return CompletableFuture.completedFuture(taken);
        }
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    @Test
    void messageThatCannotBeDelivered_endsNothing() {
        String message = "{\"n\":\"two\",\"ev\":\"said\"}\n{}";

        // the registry has no emitter, as before the start
        assertThatCode(() -> node.hearing().received(Topic.ALL, message)).doesNotThrowAnyException();
        assertThatCode(() -> node.hearing().received(Topic.ALL, "garbage")).doesNotThrowAnyException();
    }

    @Test
    void nodeThatCouldNotStart_publishesNothing() {
        mistake = "There is no Redis.";

        assertThatIllegalStateException()
                .isThrownBy(node::start)
                .withMessageContaining("FOYER-6002")
                .withMessageContaining(mistake);
        node.stop();

        assertThat(published).isEmpty();
    }

    /** Rule N4: also by a node that stops before it would have said so. */
    @Test
    void whatWasLost_isToldBeforeTheNextBeat_andAgainUntilItIsHandedOver() {
        node.start();
        timer.shutdownNow();
        messages.clear();
        taken = -1;
        node.tell(Group.room("/", "lobby"), new Emitted("said", Mode.EVERY, Frame.json("{}")));
        node.hearing().resumed(true);
        taken = 1;
        node.stop();
        node.hearing().resumed(true);

        assertThat(messages)
                .extracting(line -> line.replaceAll("\\d{10,}", "time"))
                .containsExactly(
                        "{\"n\":\"one\",\"ev\":\"said\"}",
                        "{\"n\":\"one\",\"k\":\"missed\",\"since\":time,\"until\":time}",
                        "{\"n\":\"one\",\"k\":\"beat\",\"settled\":time,\"sizes\":0}",
                        "{\"n\":\"one\",\"k\":\"missed\",\"since\":time,\"until\":time}",
                        "{\"n\":\"one\",\"k\":\"bye\",\"settled\":time,\"sizes\":0}");
    }

    /** Rule N4: what was lost is told, and nothing else. */
    @Test
    void lostConnection_isToldAsALoss_unlessTheEngineKnowsBetter() {
        node.start();
        node.hearing().interrupted();
        node.hearing().continued();
        node.hearing().received(Topic.ALL, beat());
        assertThat(node.isConnected()).isTrue();
        assertThat(node.missed()).isZero();

        node.hearing().interrupted();
        node.hearing().resumed(true);
        node.hearing().interrupted(); // before an own beat has shown that it was over
        node.hearing().continued();
        node.hearing().received(Topic.ALL, beat());
        assertThat(node.isConnected()).isTrue();
        assertThat(node.missed()).isEqualTo(1);
    }

    /** Returns what this node has published last. */
    private String beat() {
        return messages.get(messages.size() - 1) + '\n';
    }

    @Test
    void addresses_arePublishedWhereTheyHaveRecipients() {
        Group lobby = Group.room("/", "lobby");
        Address connections = new Address.Union(Group.connection("a"), Group.connection("b"));
        var said = new Emitted("said", Mode.EVERY, Frame.json("{}"));

        node.tell(lobby, said);
        node.tell(Group.user("ada"), said);
        node.tell(connections, said); // connections of this node
        node.tell(new Address.Union(connections, lobby), said);

        assertThat(published)
                .containsExactly(
                        new Topic(Topic.Kind.ROOM, "/", "lobby"), new Topic(Topic.Kind.USER, "", "ada"), Topic.ALL);
    }
}
