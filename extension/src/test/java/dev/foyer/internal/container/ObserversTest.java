// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionClosed;
import dev.foyer.ConnectionOpened;
import dev.foyer.RoomClosed;
import dev.foyer.RoomJoined;
import dev.foyer.RoomLeft;
import dev.foyer.RoomOpened;
import dev.foyer.Rooms;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.model.settings.Timeouts;
import dev.foyer.testing.Gate;
import dev.foyer.testing.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How the application's observers are told of connections and rooms. */
class ObserversTest {

    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();

    private final ClassLoader loader = new ClassLoader(ObserversTest.class.getClassLoader()) {};

    /** Sees everything, by the type of all objects. */
    @ApplicationScoped
    static class Everything {
        void see(@Observes Object event) {
            if (event instanceof Record) {
                SEEN.add(told(event));
            }
        }

        private static String told(Object event) {
            if (event instanceof RoomJoined joined) {
                return "joined " + joined.room().name();
            }
            if (event instanceof ConnectionClosed closed) {
                return "closed " + closed.closing().code();
            }
            return event.getClass().getSimpleName();
        }
    }

    /** Only for those that CDI itself announces. */
    @ApplicationScoped
    static class Qualified {
        void start(@Observes @Initialized(ApplicationScoped.class) Object event) {}
    }

    @ApplicationScoped
    static class JoinedOnly {
        void see(@Observes RoomJoined event) {
            SEEN.add("joined");
        }
    }

    @ApplicationScoped
    static class Failing {
        private final AtomicInteger calls = new AtomicInteger();

        void see(@Observes RoomJoined event) {
            calls.incrementAndGet();
            throw new IllegalStateException("on purpose");
        }

        void see(@Observes RoomOpened event) {
            throw new AssertionError("on purpose");
        }

        void seeLater(@ObservesAsync RoomLeft event) {
            throw new IllegalStateException("on purpose");
        }

        int calls() {
            return calls.get();
        }
    }

    @RequestScoped
    static class Request {
        private int uses;

        int use() {
            uses++;
            return uses;
        }
    }

    @ApplicationScoped
    static class Surroundings {
        @Inject
        Request request;

        @Inject
        Connection current;

        void see(@Observes RoomJoined event) {
            look("in turn");
        }

        void seeLater(@ObservesAsync RoomJoined event) {
            look("async");
        }

        private void look(String how) {
            Thread thread = Thread.currentThread();
            String callback;
            try {
                callback = "inside " + current.id();
            } catch (ContextNotActiveException outside) {
                callback = "outside";
            }
            SEEN.add(how + ", use " + request.use() + ", " + callback + ", "
                    + thread.getContextClassLoader().getParent().equals(ObserversTest.class.getClassLoader()) + " "
                    + thread.getName());
        }
    }

    /** Takes whoever comes into the hall to the lobby. */
    @ApplicationScoped
    static class Usher {
        @Inject
        Rooms rooms;

        void lead(@Observes RoomJoined event) {
            if (event.room().name().equals("hall")) {
                rooms.get("lobby").join(event.connection());
                event.room().leave(event.connection());
            }
        }
    }

    /** Waits until it may go on. */
    @ApplicationScoped
    static class Slow {
        private static Gate gate = new Gate();
        private static CountDownLatch done = new CountDownLatch(2);

        static void reset() {
            gate = new Gate();
            done = new CountDownLatch(2);
        }

        void see(@Observes RoomJoined event) {
            gate.pass();
            SEEN.add("slowly joined");
            done.countDown();
        }

        void seeLater(@ObservesAsync ConnectionOpened event) {
            gate.pass();
            SEEN.add("slowly opened");
            done.countDown();
        }
    }

    @AfterEach
    void forget() {
        SEEN.clear();
    }

    @Test
    void observers_seeWhatHappenedInOrder() {
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Everything.class)) {
            LiveConnection ann = site.connect();
            for (int i = 0; i < 1_000; i++) {
                site.room("r" + i).join(ann);
            }
            ann.remove(Closing.KICKED);
        }

        assertThat(SEEN).hasSize(4_002);
        List<String> seen = List.copyOf(SEEN);
        assertThat(seen.get(0)).isEqualTo("ConnectionOpened");
        assertThat(seen.stream().filter(event -> event.startsWith("joined")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 1_000).mapToObj(i -> "joined r" + i).toList());
        assertThat(seen.get(4_001)).isEqualTo("closed 4500");
    }

    @Test
    void onlyWhatIsObserved_isAnnounced() {
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Qualified.class)) {
            assertThat(site.announcesAny()).isFalse();
        }
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, JoinedOnly.class)) {
            assertThat(site.announces(RoomJoined.class)).isTrue();
            assertThat(site.announces(RoomLeft.class)).isFalse();
        }
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Everything.class)) {
            assertThat(site.announces(RoomClosed.class)).isTrue();
            assertThat(site.announces(ConnectionClosed.class)).isTrue();
        }
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Slow.class)) {
            assertThat(site.announces(ConnectionOpened.class)).isTrue(); // only by an asynchronous one
        }
    }

    @Test
    void observerThatThrows_isNotLeftOutAndStopsNobody() {
        int calls;
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Failing.class, Everything.class)) {
            LiveConnection ann = site.connect();
            for (int i = 0; i < 10; i++) {
                site.room("r").join(ann);
                site.room("r").leave(ann);
            }
            ann.remove(Closing.NORMAL);
            site.stop();
            calls = site.bean(Failing.class).calls();
        }

        assertThat(calls).isEqualTo(10);
        assertThat(SEEN.stream().filter("RoomLeft"::equals)).hasSize(10);
        assertThat(SEEN).endsWith("closed 1000");
    }

    @Test
    void observer_hasItsOwnRequestScopeTheLoaderAndNoConnection() throws Exception {
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Surroundings.class, Request.class)) {
            LiveConnection ann = site.connect();
            site.inCallbackOf(ann, () -> site.room("one").join(ann));
            site.inCallbackOf(ann, () -> site.room("two").join(ann));
        }

        assertThat(SEEN)
                .containsExactlyInAnyOrder(
                        "in turn, use 1, outside, true foyer-worker",
                        "in turn, use 1, outside, true foyer-worker",
                        "async, use 1, outside, true foyer-worker",
                        "async, use 1, outside, true foyer-worker");
    }

    @Test
    void whatAnObserverMakesHappen_isToldToo() {
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Usher.class, Everything.class)) {
            LiveConnection ann = site.connect();

            site.room("hall").join(ann);
        }

        assertThat(SEEN)
                .containsExactly(
                        "ConnectionOpened",
                        "RoomOpened",
                        "joined hall",
                        "RoomOpened",
                        "joined lobby",
                        "RoomLeft",
                        "RoomClosed");
    }

    @Test
    void joining_doesNotWaitForObservers_butTheStopDoes() throws Exception {
        Slow.reset();
        try (var site = new RunningApplication(loader, TestSettings.DEFAULTS, Slow.class)) {
            LiveConnection ann = site.connect();
            site.room("r").join(ann);
            assertThat(SEEN).isEmpty();

            var stopping = new Thread(site::stop);
            stopping.start();
            Slow.gate.open();
            stopping.join(10_000);

            assertThat(SEEN).containsExactlyInAnyOrder("slowly joined", "slowly opened");
        }
    }

    @Test
    void stop_doesNotWaitForeverForObservers() throws Exception {
        Slow.reset();
        try (var site = new RunningApplication(loader, shutdownWithin(Duration.ofMillis(100)), Slow.class)) {
            LiveConnection ann = site.connect();
            site.room("one").join(ann);
            site.room("two").join(ann);

            site.stop();

            assertThat(SEEN).isEmpty();
            Slow.gate.open();
            assertThat(Slow.done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(SEEN).hasSize(2); // what came after the end of the patience is dropped
    }

    private static Settings shutdownWithin(Duration timeout) {
        Settings all = TestSettings.DEFAULTS;
        var timeouts = new Timeouts(all.timeouts().handshake(), all.timeouts().event(), timeout, Duration.ZERO);
        return new Settings(timeouts, all.limits(), all.outbox(), all.heartbeat(), all.exposure());
    }
}
