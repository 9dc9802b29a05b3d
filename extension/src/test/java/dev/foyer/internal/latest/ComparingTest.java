// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.Closing;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.address.Latest.Origin;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Outbox;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.spi.Retention;
import dev.foyer.testing.FakeTransport;
import dev.foyer.testing.TestOutboxes;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule D9: what a node does with an engine that answers late, or not at all. */
class ComparingTest {

    private static final Group HALL = Group.room("/", "hall");
    private static final Retention KEEP = new Retention(10, Duration.ofMinutes(9), 10_000);

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final AtomicLong nanos = new AtomicLong();
    private final Engine engine = new Engine();
    private final List<Receiver> members = new ArrayList<>();
    private final LatestEvents events = new LatestEvents(
            new LatestTerms(
                    new LatestTerms.Allowed(true, KEEP),
                    engine,
                    this::membersOf,
                    new LatestTerms.Time(nanos::get, timer)),
            TestOutboxes.distributor(),
            OtherNodes.NONE);

    private Collection<Receiver> membersOf(Group group) {
        return members;
    }

    /** Is asked, and answers when the test says so. */
    private static final class Engine implements RetainedEvents {
        private final List<CompletableFuture<List<Emitted>>> questions = new ArrayList<>();
        private final List<List<Emitted>> added = new ArrayList<>();
        private boolean reachable = true;
        private Listener listener = Listener.NONE;

        @Override
        public boolean areShared() {
            return true;
        }

        @Override
        public boolean areReachable() {
            return reachable;
        }

        @Override
        public void start(Listener its, Retention keep) {
            listener = its;
        }

        @Override
        public CompletionStage<List<Emitted>> read(Group room) {
            questions.add(new CompletableFuture<>());
            return questions.get(questions.size() - 1);
        }

        @Override
        public void add(Group room, List<Emitted> events) {
            added.add(events);
        }
    }

    private record Member(Outbox outbox, FakeTransport transport) implements Receiver {}

    @AfterEach
    void stopTimer() {
        timer.shutdownNow();
    }

    private Member join() {
        var transport = FakeTransport.immediate();
        var member = new Member(TestOutboxes.of(1_000_000).open(transport, false, (Closing closing) -> {}), transport);
        synchronized (events.lock(HALL)) {
            events.entering(HALL, member);
            members.add(member);
        }
        events.run();
        return member;
    }

    private static Emitted event(String key, long version) {
        return new Emitted(
                "price",
                Mode.LATEST,
                new Frame(key + version),
                new Latest("price " + key, version, true, new Origin("other", version)));
    }

    private void emit(Emitted event) {
        events.emit(HALL, event, () -> members);
    }

    private static void assertGot(Member member, String... texts) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(member.transport().texts()).containsExactly(texts));
    }

    @Test
    void membersWaitForTheAnswer_andGetItFirst() {
        Member ada = join();
        emit(event("lamp", 3));
        ada.outbox().offer(new Frame("plain"));
        Member bob = join();
        assertThat(engine.questions).hasSize(1);
        assertThat(ada.transport().texts()).isEmpty();

        engine.questions.get(0).complete(List.of(event("vase", 1), event("lamp", 2), event("chair", 5)));

        assertGot(ada, "vase1", "chair5", "lamp3", "plain");
        assertGot(bob, "lamp3", "vase1", "chair5");
        assertGot(join(), "lamp3", "vase1", "chair5");
    }

    @Test
    void versionThatIsNewerInTheEngine_replacesWhatHasComeMeanwhile() {
        Member ada = join();
        emit(event("lamp", 1));

        engine.questions.get(0).complete(List.of(event("lamp", 2)));

        assertGot(ada, "lamp2");
    }

    @Test
    void nobodyWaitsForLonger_andALateAnswerStillCounts() {
        Member ada = join();
        ada.outbox().offer(new Frame("plain"));

        Awaitility.await()
                .between(Duration.ofMillis(1_500), Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(ada.transport().texts()).containsExactly("plain"));
        engine.questions.get(0).complete(List.of(event("lamp", 2)));

        assertGot(ada, "plain", "lamp2");
        emit(event("lamp", 1));
        assertGot(ada, "plain", "lamp2");
    }

    @Test
    void questionThatFails_isAskedAgain() {
        Member ada = join();
        ada.outbox().offer(new Frame("plain"));
        engine.questions.get(0).completeExceptionally(new IllegalStateException("It is away."));
        assertGot(ada, "plain");

        engine.reachable = false;
        engine.listener.tick();
        assertThat(engine.questions).hasSize(1);
        engine.reachable = true;
        engine.listener.tick();
        engine.listener.tick();
        assertThat(engine.questions).hasSize(2);
        engine.questions.get(1).complete(List.of(event("lamp", 1)));

        assertGot(ada, "plain", "lamp1");
    }

    @Test
    void nobodyWaitsForAnEngineThatIsAway() {
        engine.reachable = false;

        Member ada = join();
        ada.outbox().offer(new Frame("plain"));

        assertGot(ada, "plain");
        assertThat(engine.questions).isEmpty();
    }

    @Test
    void whatTheEngineLacks_isGivenBack_andWhatIsInUseLasts() {
        join();
        engine.questions.get(0).complete(List.of(event("lamp", 1)));
        engine.listener.compareAll();
        engine.questions.get(1).complete(List.of());
        assertThat(engine.added).containsExactly(List.of(event("lamp", 1)));

        engine.listener.tick();
        assertThat(engine.added).hasSize(1);
        nanos.addAndGet(KEEP.age().toNanos() / 3);
        engine.listener.tick();
        assertThat(engine.added).last().isEqualTo(List.of());
    }

    @Test
    void roomWithoutMembers_isForgotten() {
        join();
        engine.questions.get(0).complete(List.of(event("lamp", 1)));
        members.clear();
        events.vacant(HALL);
        events.run();
        assertThat(engine.added).as("what is retained lasts from now on").containsExactly(List.of());

        Member bob = join();

        assertThat(engine.questions).hasSize(2);
        engine.questions.get(1).complete(List.of(event("lamp", 2)));
        assertGot(bob, "lamp2");
    }
}
