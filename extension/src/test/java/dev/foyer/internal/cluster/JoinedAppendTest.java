// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Commits;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.history.LoggedEvent;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import dev.foyer.testing.PlainBackplane;
import dev.foyer.testing.TestHistories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** An emit to a log room within a transaction, with an engine that joins it: rule D8. */
class JoinedAppendTest {

    private static final Group ROOM = Group.room("/", "orders");
    private static final Retention KEEP = new Retention(10, Duration.ofMinutes(1), 1_000);
    private static final LoggedEvent EVENT = new LoggedEvent(
            LoggedEvent.Origin.HERE, Instant.EPOCH, null, new Emitted("ordered", Mode.EVERY, Frame.json("{}")));

    private final List<String> joined = new ArrayList<>();
    private final List<String> apart = new ArrayList<>();
    private final CompletableFuture<Appended> position = new CompletableFuture<>();
    private @Nullable CompletableFuture<Boolean> end = new CompletableFuture<>();
    private boolean joins = true;
    private boolean refuses;

    private final NodeLog log = new NodeLog(new Engine(), "one", Clock.systemUTC(), () -> true, new Current());

    {
        TestHistories.none(log);
    }

    /** Notes what it is handed, and how. */
    private final class Engine implements PlainBackplane {

        @Override
        public CompletionStage<Integer> publish(Topic topic, String message) {
            return CompletableFuture.completedFuture(0);
        }

        @Override
        public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
            apart.add(message);
            return CompletableFuture.completedFuture(new Appended(new Position(1, 0), 1));
        }

        @Override
        public boolean joinsTransactions() {
            return joins;
        }

        @Override
        public CompletionStage<Appended> appendInTransaction(
                Topic topic, String message, Retention keep, CompletionStage<Boolean> ended) {
            joined.add(message);
            return refuses ? CompletableFuture.failedFuture(new IllegalArgumentException("no")) : position;
        }
    }

    /** The transaction of the thread. */
    private final class Current implements Commits {

        @Override
        public void after(Runnable action) {
            action.run();
        }

        @Override
        public @Nullable CompletionStage<Boolean> end() {
            return end;
        }
    }

    private CompletableFuture<Integer> append() {
        return log.append(ROOM, EVENT, KEEP).toCompletableFuture();
    }

    private void end(boolean commit) {
        if (end != null) {
            end.complete(commit);
        }
    }

    /** Its number is 0: a later one of another thread may have its place before, and this is no repetition then. */
    @Test
    void event_goesWithTheTransaction_withoutANumber() {
        CompletableFuture<Integer> nodes = append();
        assertThat(apart).isEmpty();
        assertThat(joined).singleElement().asString().startsWith("{\"n\":\"one\",\"c\":0,");

        end(true);
        assertThat(nodes).isNotDone();
        position.complete(new Appended(new Position(1, 0), 2));
        assertThat(nodes).isCompletedWithValue(2);
    }

    @Test
    void rollback_isNoLoss() {
        CompletableFuture<Integer> nodes = append();
        end(false);
        position.completeExceptionally(new IllegalStateException("rolled back"));

        assertThat(nodes).isCompletedWithValue(0);
        log.tick();
        assertThat(apart).isEmpty();
    }

    @Test
    void commitWithoutAPosition_isToldAsALoss() {
        CompletableFuture<Integer> nodes = append();
        end(true);
        position.completeExceptionally(new IllegalStateException("too late"));

        assertThat(nodes).isCompletedWithValue(-1);
        log.tick();
        assertThat(apart).singleElement().asString().contains("\"k\":\"missed\"");
    }

    @Test
    void transactionThatCannotCommit_takesNothing() {
        end(false);

        assertThat(append()).isCompletedWithValue(0);
        assertThat(joined).isEmpty();
        assertThat(apart).isEmpty();
    }

    @Test
    void transactionThatRefusesIt_throws() {
        refuses = true;

        assertThatIllegalStateException()
                .isThrownBy(this::append)
                .withMessageStartingWith("FOYER-6013")
                .withCauseInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void engineThatJoinsNothing_andThreadWithoutTransaction_areAsEver() {
        joins = false;
        assertThat(append()).isCompletedWithValue(1);
        joins = true;
        end = null;
        assertThat(append()).isCompletedWithValue(1);

        assertThat(joined).isEmpty();
        assertThat(apart)
                .extracting(message -> message.replaceAll(",\"t\".*(?s).*", ""))
                .containsExactly("{\"n\":\"one\",\"c\":1", "{\"n\":\"one\",\"c\":2");
    }
}
