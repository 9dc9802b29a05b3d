// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.signed;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Swapped;
import dev.foyer.spi.Topic;
import org.jspecify.annotations.Nullable;

/**
 * An engine whose messages are signed: what has no signature of this application's nodes does not arrive. Safe for any
 * thread.
 */
public final class SignedBackplane implements Backplane {

    private final Backplane engine;

    // Mutable state: set by the start, before any other use.
    private volatile @Nullable Checking started;

    private SignedBackplane(Backplane engine) {
        this.engine = engine;
    }

    /** Returns an engine that signs, if the application has a secret, else the engine itself. */
    public static Backplane of(Backplane engine, Self self) {
        return self.setting(Signatures.KEY).isPresent() ? new SignedBackplane(engine) : engine;
    }

    /** Hands on what has a signature. */
    private static final class Checking implements Listener {

        private final Signatures signatures;
        private final Listener listener;
        private final AtomicBoolean warned = new AtomicBoolean();

        private Checking(Signatures signatures, Listener listener) {
            this.signatures = signatures;
            this.listener = listener;
        }

        @Override
        public void received(Topic topic, String signed) {
            String message = signatures.verified(topic, signed);
            if (message != null) {
                listener.received(topic, message);
            } else if (warned.compareAndSet(false, true)) {
                Log.warning(Code.MESSAGE_NOT_SIGNED, topic.kind());
            }
        }

        @Override
        public void logged(Topic topic, Position at, String signed) {
            listener.logged(topic, at, verified(topic, signed));
        }

        @Override
        public void swapped(Topic topic, Position at, String signed) {
            listener.swapped(topic, at, verified(topic, signed));
        }

        /** Returns what is in a cell. Throws an exception if it has no signature that is right. */
        private Cell verified(Topic topic, Cell cell) {
            String content = signatures.verifiedCell(topic, cell.content());
            if (content == null) {
                throw new IllegalStateException(Code.MESSAGE_NOT_SIGNED.text(topic.kind()));
            }
            return new Cell(cell.at(), content);
        }

        /** Returns a message of a log, or an empty one, which has its place there. */
        private String verified(Topic topic, String signed) {
            String message = signatures.verified(topic, signed);
            if (message == null && warned.compareAndSet(false, true)) {
                Log.warning(Code.MESSAGE_NOT_SIGNED, topic.kind());
            }
            return message == null ? "" : message;
        }

        private Replay verified(Topic topic, Replay replay) {
            List<Replay.Logged> messages = replay.messages().stream()
                    .map(logged -> new Replay.Logged(logged.at(), verified(topic, logged.message())))
                    .toList();
            return new Replay(messages, replay.complete(), replay.end());
        }

        @Override
        public void interrupted() {
            listener.interrupted();
        }

        @Override
        public void resumed(boolean sameLogs) {
            listener.resumed(sameLogs);
        }

        @Override
        public void continued() {
            listener.continued();
        }
    }

    @Override
    public void start(Self self, Listener listener) {
        Signatures made =
                Signatures.of(self.application(), self.setting(Signatures.KEY).orElse(""));
        var checking = new Checking(made, listener);
        started = checking;
        engine.start(self, checking);
    }

    @Override
    public void subscribe(Topic topic) {
        engine.subscribe(topic);
    }

    @Override
    public void unsubscribe(Topic topic) {
        engine.unsubscribe(topic);
    }

    @Override
    public CompletionStage<Integer> publish(Topic topic, String message) {
        return engine.publish(topic, checking().signatures.sign(topic, message));
    }

    @Override
    public CompletionStage<Integer> publishRetained(Topic topic, Retained message, Retention keep) {
        return engine.publishRetained(topic, signed(topic, message), keep);
    }

    private Retained signed(Topic topic, Retained plain) {
        return new Retained(plain.key(), plain.version(), checking().signatures.sign(topic, plain.message()));
    }

    @Override
    public CompletionStage<List<Retained>> retained(Topic topic) {
        Checking checking = checking();
        return engine.retained(topic)
                .thenApply(all -> all.stream()
                        .map(one -> new Retained(one.key(), one.version(), checking.verified(topic, one.message())))
                        .filter(one -> !one.message().isEmpty())
                        .toList());
    }

    @Override
    public void retain(Topic topic, List<Retained> messages, Retention keep) {
        engine.retain(topic, messages.stream().map(one -> signed(topic, one)).toList(), keep);
    }

    private Checking checking() {
        return Objects.requireNonNull(started, "The engine has not started.");
    }

    @Override
    public CompletionStage<Appended> append(Topic topic, String message, Retention keep) {
        return engine.append(topic, checking().signatures.sign(topic, message), keep);
    }

    @Override
    public boolean joinsTransactions() {
        return engine.joinsTransactions();
    }

    @Override
    public CompletionStage<Appended> appendInTransaction(
            Topic topic, String message, Retention keep, CompletionStage<Boolean> end) {
        return engine.appendInTransaction(topic, checking().signatures.sign(topic, message), keep, end);
    }

    @Override
    public CompletionStage<Replay> read(Topic topic, Position after, int limit) {
        Checking checking = checking();
        return engine.read(topic, after, limit).thenApply(replay -> checking.verified(topic, replay));
    }

    @Override
    public CompletionStage<Replay> readLatest(Topic topic, int limit) {
        Checking checking = checking();
        return engine.readLatest(topic, limit).thenApply(replay -> checking.verified(topic, replay));
    }

    @Override
    public void keep(String key, @Nullable String record, Duration afterwards) {
        engine.keep(key, record == null ? null : checking().signatures.signKept(key, record), afterwards);
    }

    @Override
    public CompletionStage<Optional<String>> take(String node, String key) {
        Checking checking = checking();
        return engine.take(node, key)
                .thenApply(found -> found.map(signed -> checking.signatures.verifiedKept(key, signed)));
    }

    @Override
    public boolean hasCells() {
        return engine.hasCells();
    }

    @Override
    public CompletionStage<Optional<Cell>> useCell(Topic topic, Duration keep) {
        Checking checking = checking();
        return engine.useCell(topic, keep).thenApply(found -> found.map(cell -> checking.verified(topic, cell)));
    }

    @Override
    public CompletionStage<Swapped> swapCell(
            Topic topic, @Nullable Position expected, String content, String message, Duration keep) {
        Checking checking = checking();
        Signatures signatures = checking.signatures;
        return engine.swapCell(
                        topic, expected, signatures.signCell(topic, content), signatures.sign(topic, message), keep)
                .thenApply(swapped ->
                        swapped.now() == null ? swapped : Swapped.beaten(checking.verified(topic, swapped.now())));
    }

    @Override
    public CompletionStage<Optional<Cell>> emptyCell(Topic topic, Duration keep, Duration unused) {
        Checking checking = checking();
        return engine.emptyCell(topic, keep, unused)
                .thenApply(found -> found.map(cell -> checking.verified(topic, cell)));
    }

    @Override
    public void reconnect() {
        engine.reconnect();
    }

    @Override
    public void stop() {
        engine.stop();
    }
}
