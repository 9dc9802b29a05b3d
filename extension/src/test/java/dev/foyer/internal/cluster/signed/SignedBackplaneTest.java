// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.signed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.cluster.NodeSelf;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import dev.foyer.testing.LogLines;
import dev.foyer.testing.PlainBackplane;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What reaches an engine, and what of it reaches a node: rule N9. */
class SignedBackplaneTest {

    private static final Topic LOBBY = new Topic(Topic.Kind.ROOM, "/", "lobby");

    private static final Position AT = new Position(1, 7);
    private static final Retention KEEP = new Retention(10, Duration.ofMinutes(1), 1_000);

    private final List<String> published = new ArrayList<>();
    private final List<String> received = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();
    private final Engine engine = new Engine();

    /** Hands back what is published, and notes what else it is asked for. */
    private final class Engine implements PlainBackplane {

        private Listener listener = new Notes();

        @Override
        public void start(Self self, Listener listener) {
            this.listener = listener;
        }

        @Override
        public void subscribe(Topic topic) {
            published.add("subscribe " + topic.name());
        }

        @Override
        public void unsubscribe(Topic topic) {
            published.add("unsubscribe " + topic.name());
        }

        @Override
        public CompletionStage<Integer> publish(Topic topic, String message) {
            published.add(message);
            listener.received(topic, message);
            return CompletableFuture.completedFuture(3);
        }

        @Override
        public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
            published.add(message);
            listener.logged(topic, AT, message);
            return CompletableFuture.completedFuture(new Appended(AT, 2));
        }

        @Override
        public boolean joinsTransactions() {
            return true;
        }

        @Override
        public CompletionStage<Appended> appendInTransaction(
                Topic topic, String message, Retention keep, CompletionStage<Boolean> end) {
            return append(topic, message, keep);
        }

        @Override
        public CompletionStage<Replay> read(Topic topic, Position after, int limit) {
            return readLatest(topic, limit);
        }

        @Override
        public CompletionStage<Replay> readLatest(Topic topic, int limit) {
            List<Replay.Logged> all = published.stream()
                    .map(message -> new Replay.Logged(AT, message))
                    .toList();
            return CompletableFuture.completedFuture(new Replay(all, true, AT));
        }

        @Override
        public void keep(String key, @Nullable String record, Duration afterwards) {
            kept.put(key, record == null ? "" : record);
        }

        @Override
        public CompletionStage<Optional<String>> take(String node, String key) {
            return CompletableFuture.completedFuture(Optional.ofNullable(kept.get(key)));
        }

        @Override
        public void reconnect() {
            listener.interrupted();
            listener.resumed(true);
            listener.continued();
        }

        @Override
        public void stop() {
            published.add("stop");
        }
    }

    private final class Notes implements Backplane.Listener {

        @Override
        public void received(Topic topic, String message) {
            received.add(topic.name() + ' ' + message);
        }

        @Override
        public void interrupted() {
            received.add("interrupted");
        }

        @Override
        public void resumed(boolean sameLogs) {
            received.add("resumed");
        }

        @Override
        public void continued() {
            received.add("continued");
        }

        @Override
        public void logged(Topic topic, Position at, String message) {
            received.add(topic.name() + ' ' + at + ' ' + message);
        }
    }

    private static NodeSelf self(Map<String, String> settings) {
        return new NodeSelf("one", "shop", key -> Optional.ofNullable(settings.get(key)));
    }

    private Backplane started(String secret) {
        NodeSelf self = self(Map.of("foyer.backplane.secret", secret));
        Backplane signed = SignedBackplane.of(engine, self);
        signed.start(self, new Notes());
        return signed;
    }

    @Test
    void withoutSecret_nothingIsBetween() {
        assertThat(SignedBackplane.of(engine, self(Map.of()))).isSameAs(engine);
    }

    @Test
    void messages_areSignedOnTheirWayOnly() {
        Backplane signed = started("a-secret-of-some-length");

        assertThat(signed.publish(LOBBY, "{}\n").toCompletableFuture()).isCompletedWithValue(3);

        assertThat(published).singleElement().asString().matches("[0-9a-f]{64}\n\\{}\n");
        assertThat(received).containsExactly("lobby {}\n");
    }

    @Test
    void messagesWithoutSignature_areIgnored_andLoggedOnce() {
        var unused = started("a-secret-of-some-length");
        try (var log = new LogLines()) {
            engine.publish(LOBBY, "{\"ev\":\"forged\"}\n{}");
            engine.publish(LOBBY, "{\"ev\":\"forged again\"}\n{}");

            assertThat(log.texts())
                    .singleElement()
                    .asString()
                    .contains("FOYER-6010", "ROOM")
                    .doesNotContain("forged");
        }
        assertThat(received).isEmpty();
    }

    @Test
    void records_areSigned_eachForItsKey() {
        Backplane signed = started("a-secret-of-some-length");

        signed.keep("k", "{}", Duration.ZERO);
        kept.put("copied", kept.get("k"));
        kept.put("forged", "{}");

        assertThat(kept.get("k")).matches("[0-9a-f]{64}\n\\{}");
        assertThat(signed.take("one", "k").toCompletableFuture()).isCompletedWithValue(Optional.of("{}"));
        assertThat(signed.take("one", "copied").toCompletableFuture()).isCompletedWithValue(Optional.empty());
        assertThat(signed.take("one", "forged").toCompletableFuture()).isCompletedWithValue(Optional.empty());
        signed.keep("k", null, Duration.ZERO);
        assertThat(kept).containsEntry("k", "");
    }

    @Test
    void everythingElse_isHandedOn() {
        Backplane signed = started("a-secret-of-some-length");

        signed.subscribe(LOBBY);
        signed.unsubscribe(LOBBY);
        signed.reconnect();
        signed.stop();

        assertThat(published).containsExactly("subscribe lobby", "unsubscribe lobby", "stop");
        assertThat(received).containsExactly("interrupted", "resumed", "continued");
    }

    @Test
    void whatIsWrittenInTransactions_isSigned_too() {
        Backplane signed = started("a-secret-of-some-length");

        assertThat(signed.joinsTransactions()).isTrue();
        assertThat(signed.appendInTransaction(LOBBY, "{}\n", KEEP, new CompletableFuture<>())
                        .toCompletableFuture())
                .isCompletedWithValue(new Appended(AT, 2));
        assertThat(published.get(0)).matches("[0-9a-f]{64}\n\\{}\n");
    }

    @Test
    void secretThatIsTooShort_keepsItFromStarting() {
        assertThatIllegalStateException()
                .isThrownBy(() -> started("hUsHhUsH"))
                .withMessageContaining("foyer.backplane.secret")
                .withMessageNotContaining("hUsH");
    }

    /** What is in a log has its place there, also if nobody may see it. */
    @Test
    void logs_areSigned_andForeignMessagesInThemAreEmpty() {
        Backplane signed = started("a-secret-of-some-length");
        signed.append(LOBBY, "{}\n", KEEP);
        engine.append(LOBBY, "forged\n{}", KEEP);

        assertThat(published.get(0)).matches("[0-9a-f]{64}\n\\{}\n");
        assertThat(received).containsExactly("lobby 1-7 {}\n", "lobby 1-7 ");
        for (CompletionStage<Replay> reading : List.of(signed.read(LOBBY, AT, 5), signed.readLatest(LOBBY, 5))) {
            assertThat(reading.toCompletableFuture())
                    .isCompletedWithValue(
                            new Replay(List.of(new Replay.Logged(AT, "{}\n"), new Replay.Logged(AT, "")), true, AT));
        }
    }
}
