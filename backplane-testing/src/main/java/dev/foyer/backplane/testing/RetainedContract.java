// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.backplane.testing;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule D9, as far as an engine has a part in it: what topics retain. */
public abstract class RetainedContract extends EngineContract {

    private static final Retention KEEP = new Retention(3, Duration.ofMinutes(5), 1_000);
    private static final Retention PLENTY = new Retention(1_000, Duration.ofMinutes(5), 1_000_000);

    private static CompletionStage<Integer> publish(
            TestNode node, String key, @Nullable Long version, String message, Retention keep) {
        return node.engine().publishRetained(LOBBY, new Retained(key, version, message), keep);
    }

    private static int publish(TestNode node, String key, @Nullable Long version, String message) {
        return get(publish(node, key, version, message, KEEP));
    }

    private static List<String> retained(TestNode node, Topic topic) {
        return get(node.engine().retained(topic)).stream()
                .map(one -> one.key() + ' ' + one.version() + ' ' + one.message())
                .toList();
    }

    /** Starts a node that gets what is published, and another one. */
    private TestNode subscribed() {
        TestNode one = node();
        one.engine().subscribe(LOBBY);
        awaitOthers(node(), LOBBY, 1);
        return one;
    }

    @Test
    void message_isPublished_andThereForThoseWhoCome() {
        TestNode one = node();
        TestNode two = node();
        two.engine().subscribe(LOBBY);
        awaitOthers(one, LOBBY, 1);

        assertThat(publish(one, "a", null, "first")).isEqualTo(1);
        publish(one, "b", 7L, "l\u00e4st \u2603\n{}\0");
        publish(one, "a", null, "second");

        assertThat(two.next(3)).containsExactly("first", "l\u00e4st \u2603\n{}\0", "second");
        assertThat(retained(two, LOBBY)).containsExactly("b 7 l\u00e4st \u2603\n{}\0", "a null second");
        assertThat(retained(two, room("other"))).isEmpty();
    }

    @Test
    void smallerVersion_isNeitherPublished_norRetained() {
        TestNode one = subscribed();
        long[] versions = {-5, Long.MIN_VALUE, 3, -1, 3, 9_007_199_254_740_993L, 9_007_199_254_740_992L, Long.MAX_VALUE
        };
        for (long version : versions) {
            publish(one, "k", version, "v" + version);
        }
        publish(one, "other", 1L, "end");

        assertThat(one.next(6)).containsExactly("v-5", "v3", "v3", "v9007199254740993", "v" + Long.MAX_VALUE, "end");
        assertThat(retained(one, LOBBY)).containsExactly("k " + Long.MAX_VALUE + " v" + Long.MAX_VALUE, "other 1 end");
    }

    @Test
    void moreThanATopicMayRetain_isRefused() {
        TestNode one = subscribed();
        publish(one, "a", null, "x".repeat(300));
        publish(one, "b", null, "x".repeat(300));

        assertThatThrownBy(() -> publish(one, "c", null, "x".repeat(500))).hasRootCauseInstanceOf(Exception.class);
        publish(one, "c", null, "c");
        assertThatThrownBy(() -> publish(one, "d", null, "d")).hasRootCauseInstanceOf(Exception.class);
        publish(one, "a", null, "a");
        publish(one, "c", null, "x".repeat(500));

        assertThat(one.next(5).stream().map(String::length)).containsExactly(300, 300, 1, 1, 500);
        assertThat(retained(one, LOBBY).stream().map(line -> line.substring(0, 1)))
                .containsExactly("b", "a", "c");
    }

    @Test
    void messagesThatAreMissing_areAddedAndPublished_andOthersStay() {
        TestNode one = subscribed();
        TestNode two = node();
        publish(one, "plain", null, "newer");
        publish(one, "version", 5L, "fifth");

        two.engine()
                .retain(
                        LOBBY,
                        List.of(
                                new Retained("plain", null, "older"),
                                new Retained("version", 4L, "fourth"),
                                new Retained("missing", 1L, "first")),
                        KEEP);
        assertThat(retained(two, LOBBY))
                .containsExactlyInAnyOrder("plain null newer", "version 5 fifth", "missing 1 first");
        two.engine().retain(LOBBY, List.of(new Retained("version", 6L, "sixth")), KEEP);
        two.engine().retain(LOBBY, List.of(), KEEP);

        assertThat(retained(two, LOBBY))
                .containsExactlyInAnyOrder("plain null newer", "version 6 sixth", "missing 1 first");
        publish(one, "plain", null, "end");
        assertThat(one.next(5)).containsExactly("newer", "fifth", "first", "sixth", "end");
    }

    @Test
    void whatIsRetained_outlivesItsNode_andEnds() {
        TestNode one = node();
        TestNode two = node();
        publish(one, "k", null, "message");
        one.engine().stop();

        assertThat(retained(two, LOBBY)).containsExactly("k null message");
        get(publish(two, "k", null, "short", new Retention(3, Duration.ofMillis(1), 1_000)));
        await("an end", () -> retained(two, LOBBY).isEmpty());
        publish(two, "k", null, "anew");
        assertThat(retained(two, LOBBY)).containsExactly("k null anew");
    }

    @Test
    void anotherApplication_hasItsOwn() {
        TestNode one = node();
        publish(one, "k", null, "message");

        assertThat(retained(node("other", Map.of()), LOBBY)).isEmpty();
    }

    /** What is read, and what arrives from then on, is everything. */
    @Test
    void nothingIsBetweenWhatIsRead_andWhatArrives() {
        TestNode one = node();
        TestNode two = node();
        for (int round = 0; round < 20; round++) {
            Topic room = room("room" + round);
            var sent = new CompletableFuture<?>[50];
            for (int i = 0; i < 25; i++) {
                sent[i] = send(one, room, i);
            }
            two.engine().subscribe(room);
            var read = two.engine().retained(room);
            for (int i = 25; i < 50; i++) {
                sent[i] = send(one, room, i);
            }
            get(CompletableFuture.allOf(sent));

            Map<String, Long> newest = new HashMap<>();
            get(read).forEach(retained -> newest.put(retained.key(), retained.version()));
            await("everything", () -> {
                for (String next = two.arrived().poll();
                        next != null;
                        next = two.arrived().poll()) {
                    newest.merge("k" + Long.parseLong(next) % 5, Long.valueOf(next), Math::max);
                }
                return newest.equals(Map.of("k0", 45L, "k1", 46L, "k2", 47L, "k3", 48L, "k4", 49L));
            });
        }
    }

    private static CompletableFuture<Integer> send(TestNode by, Topic room, int number) {
        return by.engine()
                .publishRetained(room, new Retained("k" + number % 5, (long) number, String.valueOf(number)), PLENTY)
                .toCompletableFuture();
    }

    @Test
    void messages_areRetainedInTheOrderInWhichTheyArrive() {
        TestNode one = node();
        TestNode two = node();
        one.engine().subscribe(LOBBY);
        two.engine().subscribe(LOBBY);
        awaitOthers(one, LOBBY, 1);
        awaitOthers(two, LOBBY, 1);

        for (int i = 0; i < 300; i++) {
            publish(one, "k", null, "one " + i, PLENTY);
            publish(two, "k", null, "two " + i, PLENTY);
        }
        List<String> first = one.next(600);

        assertThat(two.next(600)).isEqualTo(first);
        assertThat(retained(one, LOBBY)).containsExactly("k null " + first.get(599));
    }
}
