// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.json.bind.JsonbBuilder;
import jakarta.validation.Validation;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Emitter;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.audience.RoomPresences;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.audience.follow.Announcer;
import dev.foyer.internal.audience.follow.Followers;
import dev.foyer.internal.cluster.message.Beat;
import dev.foyer.internal.cluster.message.PresenceTold;
import dev.foyer.internal.cluster.message.PresenceWanted;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.flow.Surroundings;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.PresenceTypes;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.presence.Entry;
import dev.foyer.internal.presence.News;
import dev.foyer.internal.presence.Outlet;
import dev.foyer.internal.presence.PresenceJson;
import dev.foyer.internal.presence.Presences;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.spi.Topic;
import dev.foyer.testing.PlainBackplane;
import dev.foyer.testing.TestHistories;
import dev.foyer.testing.TestLatest;
import dev.foyer.testing.TestOutboxes;
import dev.foyer.testing.TestStates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A node tells who is present before this one has heard a beat of it: rules P2 and P4. */
class EarlyNewsTest {

    private static final Group LOBBY = Group.room("/", "lobby");
    private static final Topic TOPIC = Topics.of(LOBBY);
    private static final String QUESTION = new PresenceWanted("one").text();

    private final BlockingQueue<String> questions = new LinkedBlockingQueue<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final Registry registry = new Registry();
    private final Node node = new Node(
            new Engine(),
            new NodeSelf("one", "shop", key -> Optional.empty()),
            new ThisNode(registry),
            new Times(System::nanoTime, Clock.systemUTC(), timer),
            Runnable::run);
    private final Presences presences = new Presences(
            RoomPresences.crowd(registry),
            node.presence(),
            new Outlet(TestOutboxes.distributor(), 1_000_000),
            timer,
            System::nanoTime);

    /** Notes what is asked. */
    private final class Engine implements PlainBackplane {

        @Override
        public CompletionStage<Integer> publish(Topic topic, String message) {
            if (message.equals(QUESTION)) {
                questions.add(message);
            }
            return CompletableFuture.completedFuture(1);
        }
    }

    @BeforeEach
    void open() {
        var writer = new FrameWriter(JsonbBuilder.create(), 65536);
        var validator =
                new EmitValidator(Validation.buildDefaultValidatorFactory().getValidator());
        Followers.open(
                registry,
                new Registry.Parts(
                        new Emitter(
                                writer,
                                1_000_000,
                                validator,
                                new Emitter.Ways(
                                        TestOutboxes.distributor(),
                                        node,
                                        Runnable::run,
                                        TestHistories.none(node.log()),
                                        TestLatest.alone(group -> List.of())),
                                new Measures()),
                        new Random(1),
                        node,
                        new RoomPresences(
                                PresenceTypes.NONE,
                                validator,
                                new PresenceJson(JsonbBuilder.create(), writer, Surroundings.PRESENT),
                                presences,
                                new RoomPresences.Moments(Clock.systemUTC(), Waits.BLOCKING)),
                        TestStates.none()),
                Announcer.SILENT);
    }

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    /** Waits until this node has asked who is present, and lets it hear its question. */
    private void hearQuestion() throws InterruptedException {
        assertThat(questions.poll(20, TimeUnit.SECONDS)).isNotNull();
        node.hearing().received(TOPIC, QUESTION);
        questions.clear(); // which was asked again meanwhile
    }

    @Test
    void newsBeforeTheFirstBeat_areAskedForAfterIt() throws InterruptedException {
        String news = new PresenceTold(
                        "two",
                        new News(1, 0, News.Extent.ALL, List.of(new Entry("c", "ada", Instant.EPOCH, "{}")), Set.of()))
                .text();
        presences.joined(LOBBY, null);
        hearQuestion();
        node.hearing().received(TOPIC, news);
        assertThat(presences.present(LOBBY)).isEmpty();

        node.hearing().received(Topic.ALL, new Beat("two", Instant.now(), 0, false).text());
        hearQuestion();
        node.hearing().received(TOPIC, news);

        assertThat(presences.present(LOBBY)).hasSize(1);
    }
}
