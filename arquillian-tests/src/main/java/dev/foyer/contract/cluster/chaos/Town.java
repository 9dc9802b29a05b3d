// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Swarm;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application on three servers with a real Redis, and a proxy before it for each: criers on each of them, and those who listen. */
final class Town implements AutoCloseable {

    static final int QUARTERS = 3;

    private static final int ROOMS = Scale.of(4, 50);
    private static final int CRIERS = Scale.of(2, 3); // of a node
    private static final int PAUSE_MICROS = Scale.of(10_000, 2_000);
    private static final int SLOW_MILLIS = 5; // one node's line

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final RedisServer redis = RedisServer.start();
    private final Swarm swarm = new Swarm();
    private final Chronicle chronicle = new Chronicle();
    private final Path directory;
    private final List<Quarter> quarters;

    /** Starts all, and waits until everybody hears everybody. */
    Town() {
        directory = emptied(Path.of("target", "chaos").toAbsolutePath());
        WebArchive war = war();
        quarters = IntStream.range(0, QUARTERS)
                .mapToObj(number -> new Quarter(number, directory, war, redis.port()))
                .toList();
        quarters.get(1).line().delay(SLOW_MILLIS);
        quarters.forEach(Quarter::start);
        quarters.forEach(Quarter::awaitUp);
        quarters.forEach(quarter -> quarter.populate(swarm, ROOMS, chronicle));
        quarters.forEach(Town::begin);
        check();
    }

    /** What an earlier run has left there is of no use any more. */
    static Path emptied(Path directory) {
        try {
            if (Files.isDirectory(directory)) {
                try (Stream<Path> all = Files.walk(directory)) {
                    for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(one);
                    }
                }
            }
            return Files.createDirectories(directory);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** The application. */
    static WebArchive war() {
        WebArchive war = Wars.of("chaos", Plaza.class)
                .addClasses(PlazaServlet.class, Criers.class, Crier.class, Cry.class, Losses.class, Loss.class)
                .addClasses(Adders.class, Books.class, Saved.class, Sum.class);
        return Wars.onRedis(war, "redis://of-each-node", "foyer.outbox.max-bytes=16777216");
    }

    private static void begin(Quarter quarter) {
        quarter.ask("begin " + CRIERS + " " + ROOMS + " " + PAUSE_MICROS);
    }

    RedisServer redis() {
        return redis;
    }

    List<Quarter> quarters() {
        return quarters;
    }

    /** Has threads on all nodes add to one number. */
    Addition add(String name, int times) {
        return new Addition(quarters, directory, name, times);
    }

    /** The quarters but one. */
    List<Quarter> others(Quarter one) {
        return quarters.stream().filter(quarter -> quarter != one).toList();
    }

    /** Lets the criers cry. */
    void go() {
        quarters.forEach(quarter -> quarter.ask("go"));
    }

    /** Waits until everybody has heard each crier so many times. */
    void flow(int times) {
        flow(times, quarters, quarters);
    }

    /** Waits until those in some quarters have heard each crier of some quarters so many times. */
    void flow(int times, List<Quarter> hearing, List<Quarter> crying) {
        List<BooleanSupplier> all = swarm.ask(() -> {
            List<BooleanSupplier> more = new ArrayList<>();
            for (String crier : criers(crying)) {
                for (Attendee one : attendees(hearing)) {
                    int wanted = one.turn(crier) + times * (ROOMS + 1);
                    more.add(() -> one.turn(crier) >= wanted);
                }
            }
            return more;
        });
        eventually("it flows", () -> swarm.ask(() -> all.stream().allMatch(BooleanSupplier::getAsBoolean)));
    }

    private List<String> criers(List<Quarter> some) {
        return some.stream()
                .flatMap(quarter -> chronicle.criers(quarter.node()).stream())
                .toList();
    }

    private static List<Attendee> attendees(List<Quarter> some) {
        return some.stream().flatMap(quarter -> quarter.attendees().stream()).toList();
    }

    /** Does something, and waits until a quarter has been told of losses of which it had not been before. */
    void untilTold(List<Quarter> some, Runnable trouble) {
        Map<Quarter, Integer> before = new HashMap<>();
        some.forEach(quarter -> before.put(quarter, quarter.losses().size()));
        trouble.run();
        some.forEach(quarter -> eventually("told", () -> quarter.losses().size() > before.get(quarter)));
    }

    /** How often all nodes were told of losses. */
    int told() {
        return quarters.stream().mapToInt(quarter -> quarter.losses().size()).sum();
    }

    /** How many events have not arrived at somebody since the last {@link #check}. */
    int missing() {
        return swarm.ask(
                () -> attendees(quarters).stream().mapToInt(Attendee::missing).sum());
    }

    /**
     * Lets the criers rest, and looks at the books: nobody has heard anything twice or late, and who has not heard something was told of it,
     * and so was its node. All nodes see the same sizes and the same people.
     */
    void check() {
        for (Quarter quarter : quarters) {
            quarter.awaitSays("connected", "true");
            quarter.awaitSays("nodes", String.valueOf(QUARTERS));
        }
        quarters.forEach(quarter -> quarter.ask("rest"));
        quarters.forEach(quarter -> quarter.awaitSays("rests", "true"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(swarm.ask(this::unheard)).isEmpty());
        for (Quarter quarter : quarters) {
            quarter.awaitSays("connections", String.valueOf(QUARTERS * ROOMS));
            quarter.awaitSays(
                    "sizes " + ROOMS, (" " + QUARTERS * 2).repeat(ROOMS).strip());
            quarter.awaitSays("present", present());
            checkBooks(quarter);
        }
        swarm.check();
    }

    /** Who has not heard the last words of whom. */
    private List<String> unheard() {
        List<String> criers = criers(quarters);
        assertThat(criers).hasSize(QUARTERS * CRIERS);
        return attendees(quarters).stream()
                .flatMap(one -> one.unheard(criers).stream())
                .toList();
    }

    /** A node tells of losses with its next beat, so what has been lost last may not be told yet. */
    private void checkBooks(Quarter quarter) {
        await().atMost(PATIENCE).untilAsserted(() -> {
            List<Loss> losses = quarter.losses();
            assertThat(swarm.ask(() -> look(quarter, losses))).isEmpty();
        });
    }

    /** What is wrong in a quarter; a new page if nothing is. */
    private static List<String> look(Quarter quarter, List<Loss> losses) {
        List<String> wrong = quarter.attendees().stream()
                .flatMap(one -> Stream.concat(one.toldWrong(losses).stream(), one.mistakes(losses).stream()))
                .toList();
        if (wrong.isEmpty()) {
            quarter.attendees().forEach(one -> one.turnPage(losses));
        }
        return wrong;
    }

    /** Who is in the first room: of each quarter those who come there, and those who come to the last one. */
    private static String present() {
        return IntStream.range(0, QUARTERS)
                .boxed()
                .flatMap(number -> Stream.of(0, ROOMS - 1).map(room -> Attendee.name(number, room)))
                .sorted()
                .map(name -> name + "=1")
                .collect(Collectors.joining(", ", "{", "}"));
    }

    /** Kills nodes in the middle of everything, and waits until the others count nobody of them any more. */
    void kill(List<Quarter> some) {
        List<Quarter> living =
                quarters.stream().filter(one -> !some.contains(one)).toList();
        some.forEach(Quarter::kill);
        for (Quarter quarter : some) { // nothing was wrong there, and nothing was missing
            assertThat(swarm.ask(() -> quarter.attendees().stream()
                            .flatMap(one -> one.mistakes(List.of()).stream())
                            .toList()))
                    .isEmpty();
        }
        for (Quarter quarter : living) {
            quarter.awaitSays("nodes", String.valueOf(living.size()));
            quarter.awaitSays("connections", String.valueOf(living.size() * ROOMS));
            quarter.awaitSays("sizes 1", String.valueOf(living.size() * 2));
        }
    }

    /** Starts nodes again, with new people and criers. */
    void restart(List<Quarter> some) {
        some.forEach(Quarter::start);
        some.forEach(Quarter::awaitUp);
        some.forEach(quarter -> quarter.populate(swarm, ROOMS, chronicle));
        some.forEach(Town::begin);
    }

    static void eventually(String what, BooleanSupplier condition) {
        await(what).pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(condition::getAsBoolean);
    }

    @Override
    public void close() {
        quarters.forEach(Quarter::end);
        redis.kill();
        swarm.close();
    }
}
