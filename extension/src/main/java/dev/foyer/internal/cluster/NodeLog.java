// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.cluster.message.LogEntryText;
import dev.foyer.internal.cluster.message.Topics;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Commits;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.history.Entry;
import dev.foyer.internal.history.LoggedEvent;
import dev.foyer.internal.history.LoggedEvent.Origin;
import dev.foyer.internal.history.RoomLog;
import dev.foyer.internal.history.Stretch;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/** The logs of rooms in the engine. Safe for any thread. */
final class NodeLog implements RoomLog {

    private static final int UNKNOWN = -1;

    /** The number of nodes that get what was rolled back. */
    private static final int NOBODY = 0;

    /** Stands for what cannot be read: it has a position, and nobody gets it. */
    private static final LoggedEvent NOTHING = new LoggedEvent(
            Origin.HERE, Instant.EPOCH, Group.connection(""), new Emitted("", Mode.EVERY, Frame.json("{}")));

    private final Backplane engine;
    private final String node;
    private final Clock clock;
    private final BooleanSupplier connected;
    private final Commits commits;

    // Mutable state. The number, and what is to be told, are guarded by this.
    private volatile @Nullable Listener listener;
    private volatile boolean refusing; // something was given up, and the engine has not been back
    private final AtomicBoolean warned = new AtomicBoolean();
    private long number;
    private final Map<Group, Loss> losses = new LinkedHashMap<>();

    /**
     * What was lost in a room, which its log will tell.
     *
     * @param since when the first lost event was emitted
     */
    private record Loss(Instant since, Retention keep) {}

    NodeLog(Backplane engine, String node, Clock clock, BooleanSupplier connected, Commits commits) {
        this.engine = engine;
        this.node = node;
        this.clock = clock;
        this.connected = connected;
        this.commits = commits;
    }

    @Override
    public void start(Listener told) {
        listener = told;
    }

    Listener listener() {
        return Objects.requireNonNull(listener);
    }

    @Override
    public CompletionStage<Integer> append(Group room, LoggedEvent event, Retention keep) {
        if (connected.getAsBoolean()) {
            refusing = false;
        } else if (refusing) {
            throw away(room);
        }
        CompletionStage<Boolean> end = engine.joinsTransactions() ? commits.end() : null;
        if (end != null) {
            return appendWith(end.toCompletableFuture(), room, event, keep);
        }
        CompletableFuture<Appended> appended = appendNext(room, event, keep);
        if (appended.isCompletedExceptionally()) {
            throw away(room);
        }
        return appended.handle((done, failure) -> done == null ? lost(room, event, keep) : placed(room, done));
    }

    /**
     * Appends an event within a transaction. It has no number: it gets its position in the order of commits, and an
     * engine that joins transactions appends nothing twice.
     */
    private CompletionStage<Integer> appendWith(
            CompletableFuture<Boolean> end, Group room, LoggedEvent event, Retention keep) {
        if (Boolean.FALSE.equals(end.getNow(null))) {
            return CompletableFuture.completedFuture(NOBODY);
        }
        String message = LogEntryText.write(event.from(new Origin(node, 0)));
        CompletableFuture<Appended> appended =
                engine.appendInTransaction(Topics.of(room), message, keep, end).toCompletableFuture();
        if (appended.isCompletedExceptionally() && !end.isDone()) {
            throw new IllegalStateException(Code.TRANSACTION_REFUSES.text(room.name()), reason(appended));
        }
        return appended.handle((done, failure) -> {
            if (done != null) {
                return placed(room, done);
            }
            return Boolean.TRUE.equals(end.getNow(false)) ? lost(room, event, keep) : NOBODY;
        });
    }

    private static @Nullable Throwable reason(CompletableFuture<?> failed) {
        return failed.handle((done, failure) -> failure).join();
    }

    private int placed(Group room, Appended done) {
        listener().appended(room, done.at());
        return done.nodes();
    }

    private int lost(Group room, LoggedEvent event, Retention keep) {
        refusing = true;
        lost(room, new Loss(event.time(), keep));
        listener().lost(room, event.time());
        return UNKNOWN;
    }

    /** Numbers events in the order in which they are in a log. */
    private synchronized CompletableFuture<Appended> appendNext(Group room, LoggedEvent event, Retention keep) {
        number++;
        String message = LogEntryText.write(event.from(new Origin(node, number)));
        return engine.append(Topics.of(room), message, keep).toCompletableFuture();
    }

    private synchronized void lost(Group room, Loss loss) {
        losses.merge(room, loss, (one, other) -> one.since().isBefore(other.since()) ? one : other);
    }

    /** Tells the members on other nodes what was lost, and tries again what has failed. Called twice a second. */
    void tick() {
        if (connected.getAsBoolean()) {
            takeLosses().forEach(this::tell);
        }
        listener().tick();
    }

    private synchronized Map<Group, Loss> takeLosses() {
        var taken = new LinkedHashMap<>(losses);
        losses.clear();
        return taken;
    }

    /** Has the log tell a loss. So everybody hears it who gets what follows. */
    private void tell(Group room, Loss loss) {
        Instant now = clock.instant();
        var missed = new LoggedEvent(Origin.HERE, now, null, new Action.Missed(loss.since(), now));
        var unused = appendNext(room, missed, loss.keep()).whenComplete((done, failure) -> {
            if (done == null) {
                lost(room, loss);
            }
        });
    }

    private static IllegalStateException away(Group room) {
        return new IllegalStateException(Code.LOG_AWAY.text(room.name()));
    }

    @Override
    public CompletionStage<Stretch> read(Group room, Position after, int limit) {
        return engine.read(Topics.of(room), after, limit).thenApply(this::stretch);
    }

    @Override
    public CompletionStage<Stretch> readLatest(Group room, int limit) {
        return engine.readLatest(Topics.of(room), limit).thenApply(this::stretch);
    }

    private Stretch stretch(Replay replay) {
        List<Entry> entries = replay.messages().stream()
                .map(logged -> entry(logged.at(), logged.message()))
                .toList();
        return new Stretch(entries, replay.complete(), replay.end());
    }

    void received(Topic topic, Position at, String message) {
        listener().received(Topics.room(topic), entry(at, message));
    }

    /** Members here know of it. */
    private boolean isOwnLoss(LoggedEvent event) {
        return event.action() instanceof Action.Missed && event.origin().node().equals(node);
    }

    private Entry entry(Position at, String message) {
        LoggedEvent event = LogEntryText.read(message);
        if (event == null && warned.compareAndSet(false, true)) {
            Log.warning(Code.MESSAGE_UNREADABLE, Topic.Kind.ROOM);
        }
        return new Entry(at, event == null || isOwnLoss(event) ? NOTHING : event);
    }
}
