// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Swarm;
import dev.foyer.contract.testing.Wars;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A load on a deployed {@link Hall}, those that stay there, and what they get. Every other one of them negotiates {@code foyer.v1}. */
final class Stage implements AutoCloseable {

    private static final String[] FOYER = {"foyer.v1"};
    private static final String[] NONE = {};

    /** After which nobody waits any longer for the emitters; nothing is measured by it. */
    private static final Duration LONGEST = Duration.ofSeconds(Scale.of(120, 1800));

    private final Site site;
    private final Load load;
    private final Swarm swarm = new Swarm();
    private final AtomicInteger expected = new AtomicInteger();
    private final AtomicInteger here = new AtomicInteger();
    private final AtomicInteger pongs = new AtomicInteger();
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final CompletableFuture<Void> halfway = new CompletableFuture<>();
    private final List<Steady> steady = new ArrayList<>();
    private final List<Peer> peers;
    private final Peer control;

    // Mutable state of the swarm's thread.
    private final Map<List<Integer>, Integer> reached = new HashMap<>(); // how many, by thread and batch
    private int batches; // that have reached all

    /** Connects those that stay. */
    Stage(Site site, Load load) {
        this.site = site;
        this.load = load;
        this.peers = swarm.openAll(load.steady(), this::openSteady);
        this.control = open("control", (peer, frame) -> {
            if (frame.startsWith("{\"event\":\"over\"")) {
                over.complete(null);
            }
        });
        awaitHere();
        control.send("{\"event\":\"prepare\",\"data\":" + load.json() + ",\"id\":\"here\"}");
        expected.incrementAndGet();
        awaitHere();
    }

    /** A WAR with a hall. */
    static WebArchive war(String name, Class<?> test, String... settings) {
        WebArchive war = Wars.of(name, test)
                .addClasses(Hall.class, HallServlet.class, Emitters.class, Load.class, Streams.class, Tick.class);
        var own = Stream.of(
                "foyer.limits.frames-per-second=1000000",
                "foyer.limits.frames-burst=1000000",
                "foyer.limits.pending-frames=100000");
        return Wars.with(war, Stream.concat(own, Stream.of(settings)).toArray(String[]::new));
    }

    private Peer openSteady(int number) {
        var one = new Steady(number, this::reachedOne);
        steady.add(one);
        var name = new StringBuilder("steady-" + number);
        Streams.roomsOf(number).forEach(room -> name.append("&room=room-").append(room));
        return open(name.toString(), one::got, subprotocols(number));
    }

    /** What every other one offers. */
    static String[] subprotocols(int number) {
        return number % 2 == 0 ? FOYER : NONE;
    }

    Swarm swarm() {
        return swarm;
    }

    /** Connects one of a name, which may be followed by {@code &room=} and a room. */
    Peer open(String name, BiConsumer<Peer, String> listener, String... subprotocols) {
        return greeted(
                swarm.open(site.ws("/hall?name=" + name), (peer, frame) -> heard(peer, frame, listener), subprotocols));
    }

    /** Connects one with as little space for what it has not read as there can be. */
    Peer openNarrow(String name, String... subprotocols) {
        return greeted(swarm.openNarrow(
                site.ws("/hall?name=" + name), (peer, frame) -> heard(peer, frame, (same, other) -> {}), subprotocols));
    }

    private Peer greeted(Peer peer) {
        expected.incrementAndGet();
        var unused = peer.opened().thenAccept(opened -> opened.send("{\"event\":\"here\",\"id\":\"here\"}"));
        return peer;
    }

    private void heard(Peer peer, String frame, BiConsumer<Peer, String> listener) {
        if (frame.startsWith("{\"reply\":\"here\"")) {
            here.incrementAndGet();
        } else if (frame.equals("{\"pong\":1}")) {
            pongs.incrementAndGet();
        } else {
            listener.accept(peer, frame);
        }
    }

    /** Waits until {@code @OnOpen} has run for all. */
    void awaitHere() {
        eventually(() -> assertThat(here).hasValue(expected.get()));
    }

    private void reachedOne(Tick tick) {
        var batch = List.of(tick.thread(), tick.place());
        if (reached.merge(batch, 1, Integer::sum) == load.steady()) {
            reached.remove(batch);
            control.send("{\"event\":\"acknowledged\",\"data\":" + tick.thread() + "}");
            batches++;
            if (batches == load.threads() * load.batches() / 2) {
                halfway.complete(null);
            }
        }
    }

    /** Complete, in the swarm's thread, when half of the batches have reached those that stay. */
    CompletableFuture<Void> halfway() {
        return halfway;
    }

    /** Lets the emitters run to their end. */
    void run() {
        control.send("{\"event\":\"start\"}");
        await("the emitters' end").atMost(LONGEST).until(() -> {
            swarm.check();
            return over.isDone();
        });
        assertThat(says("wrong")).isEqualTo("[]");
    }

    /** That each of those that stay got all that was emitted to it, once and in order, and nothing else. */
    void assertComplete() {
        int[][] counts = Stream.of(says("counts").split("\n"))
                .map(line ->
                        Stream.of(line.split(" ")).mapToInt(Integer::parseInt).toArray())
                .toArray(int[][]::new);
        assertThat(counts).hasDimensions(load.threads(), Streams.count(load.steady()));
        for (int[] thread : counts) {
            assertThat(thread[Streams.ALL]).isGreaterThanOrEqualTo(load.batches());
        }
        eventually(() -> assertThat(mistakes(counts)).isEmpty());
        pongs.set(0);
        peers.forEach(peer -> peer.send("{\"ping\":1}"));
        eventually(() -> assertThat(pongs).hasValue(peers.size()));
        assertThat(mistakes(counts)).isEmpty();
    }

    private List<String> mistakes(int[][] counts) {
        return swarm.ask(() -> steady.stream()
                .flatMap(one -> one.mistake(counts).stream())
                .limit(3)
                .toList());
    }

    /** What the application tells. */
    String says(String what) {
        Http.Answer answer = Http.get(site.http("/hall-says?" + what));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    /** Waits for something, and no longer than until a listener has failed. */
    void eventually(ThrowingCallable assertion) {
        await().atMost(Client.PATIENCE).untilAsserted(() -> {
            swarm.check();
            assertion.call();
        });
    }

    @Override
    public void close() {
        swarm.close();
    }
}
