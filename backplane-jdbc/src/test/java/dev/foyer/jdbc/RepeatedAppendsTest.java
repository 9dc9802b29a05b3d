// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.foyer.jdbc.Nodes.Node;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Replay.Logged;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.foyer.jdbc.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule N5: what has no answer when a connection breaks is written again, and is there once. */
@ParameterizedClass
@EnumSource(Base.class)
class RepeatedAppendsTest {

    private static final Retention ALL = new Retention(10_000, Duration.ofMinutes(5), 10_000_000);

    private final Nodes nodes = new Nodes();
    private final Base.Open base;
    private final FaultySource faulty;
    private final Node node;

    RepeatedAppendsTest(Base kind) {
        base = kind.open();
        faulty = new FaultySource(base.source());
        node = nodes.start(faulty.source());
        node.backplane().subscribe(LOBBY);
    }

    @AfterEach
    void stop() {
        nodes.close();
        base.close();
    }

    @Test
    void lostAnswers_loseAndRepeatNothing() throws InterruptedException {
        var appended = new ArrayList<CompletableFuture<Appended>>();
        for (int round = 0; round < 40; round++) {
            (round % 2 == 0 ? faulty.unanswered : faulty.lost).addAndGet(1 + round % 3);
            for (int i = 0; i < 25; i++) {
                String message = "message " + appended.size();
                appended.add(node.backplane().append(LOBBY, message, ALL).toCompletableFuture());
            }
            Nodes.get(appended.get(appended.size() - 1 - round % 25));
        }
        List<Appended> positions = appended.stream().map(Nodes::get).toList();

        List<Logged> all = Nodes.get(node.backplane().readLatest(LOBBY, 10_000)).messages();
        assertThat(all)
                .extracting(Logged::message)
                .containsExactlyElementsOf(IntStream.range(0, 1_000)
                        .mapToObj(number -> "message " + number)
                        .toList());
        assertThat(positions)
                .extracting(Appended::at)
                .containsExactlyElementsOf(all.stream().map(Logged::at).toList());
        assertThat(node.next(1_000))
                .containsExactlyElementsOf(all.stream()
                        .map(logged -> logged.at() + " " + logged.message())
                        .toList());
    }

    @Test
    void plainMessages_areWrittenOnce_too() throws InterruptedException {
        for (int i = 0; i < 20; i++) {
            (i % 2 == 0 ? faulty.unanswered : faulty.lost).incrementAndGet();
            assertThat(node.publish("message " + i)).isZero();
        }

        assertThat(node.next(20))
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "message " + i).toList());
        assertThat(base.ask("SELECT COUNT(*) FROM foyer_message")).isEqualTo(20);
    }
}
