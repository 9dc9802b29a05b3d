// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import dev.foyer.redis.Nodes.Node;
import dev.foyer.redis.testing.FaultyProxy;
import dev.foyer.redis.testing.RedisServer;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Replay.Logged;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.foyer.redis.Nodes.LOBBY;
import static org.assertj.core.api.Assertions.assertThat;

/** Rule N5: what has no answer when a connection breaks is appended again, and is in the log once. */
class RepeatedAppendsTest {

    private static final int CUTS = 40;
    private static final int MESSAGES = 50;
    private static final Retention ALL = new Retention(10_000, Duration.ofMinutes(5), 10_000_000);

    private final Nodes nodes = new Nodes();
    private RedisServer redis;
    private FaultyProxy proxy;

    @BeforeEach
    void start() throws IOException {
        redis = RedisServer.start();
        proxy = FaultyProxy.before(redis.port());
    }

    @AfterEach
    void stop() throws IOException {
        nodes.close();
        proxy.close();
        redis.close();
    }

    @Test
    void cuts_loseAndRepeatNothing() {
        Node node = nodes.start(proxy.url());
        var appended = new ArrayList<CompletableFuture<Appended>>();
        for (int cut = 0; cut < CUTS; cut++) {
            for (int i = 0; i < MESSAGES; i++) {
                String message = "message " + appended.size();
                appended.add(node.backplane().append(LOBBY, message, ALL).toCompletableFuture());
            }
            if (cut % 2 == 0) { // some are answered, and some are not
                Node.get(appended.get(appended.size() - 1 - cut));
            }
            proxy.cut();
        }

        Replay all = Node.get(node.backplane().readLatest(LOBBY, 10_000));

        assertThat(all.messages())
                .extracting(Logged::message)
                .containsExactlyElementsOf(IntStream.range(0, CUTS * MESSAGES)
                        .mapToObj(number -> "message " + number)
                        .toList());
        List<Appended> positions = appended.stream().map(Node::get).toList();
        assertThat(positions)
                .extracting(Appended::at)
                .containsExactlyElementsOf(
                        all.messages().stream().map(Logged::at).toList());
    }

    /** Answers are held up, so that each message is in the log without one when the line is cut. */
    @Test
    void whatWasWritten_isFound() {
        Node node = nodes.start(proxy.url());
        Node.get(node.backplane().append(LOBBY, "first", ALL));
        proxy.delay(50);
        for (int i = 0; i < 5; i++) {
            CompletableFuture<Appended> appended =
                    node.backplane().append(LOBBY, "message " + i, ALL).toCompletableFuture();
            int number = i + 1;
            Traffic.await("appended", () -> redis.ask("XLEN", key()).equals(String.valueOf(number + 1)));
            assertThat(appended).isNotDone();
            proxy.cut();
            assertThat(Node.get(appended))
                    .isEqualTo(new Appended(Node.get(appended).at(), -1));
            assertThat(Node.get(appended).at().number()).isEqualTo(number);
        }

        assertThat(redis.ask("XLEN", key())).isEqualTo("6");
    }

    private String key() {
        return redis.ask("EVAL", "return redis.call('KEYS', 'foyer:shop:*:l:*')[1]", "0");
    }

    /** Whether it was appended cannot be known: then it is told as lost, and not repeated. */
    @Test
    void logThatIsTooShort_isNotBelieved() {
        var one = new Retention(1, Duration.ofMinutes(5), 10_000);
        Node node = nodes.start(proxy.url());
        Node other = nodes.start(redis.url());
        Node.get(node.backplane().append(LOBBY, "first", one));
        Node.get(node.backplane().append(LOBBY, "second", one));
        proxy.delay(50);
        CompletableFuture<Appended> appended =
                node.backplane().append(LOBBY, "third", one).toCompletableFuture();
        Traffic.await("appended", () -> end(other) == 2);
        other.append("fourth", one);
        proxy.cut();

        assertThat(appended.handle((done, failure) -> String.valueOf(failure)).join())
                .contains("UNSURE");
        assertThat(end(other)).isEqualTo(3);
    }

    private static long end(Node node) {
        Position end = Node.get(node.backplane().readLatest(LOBBY, 0)).end();
        return end == null ? -1 : end.number();
    }
}
