// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Position;
import dev.foyer.spi.Replay;
import dev.foyer.spi.Replay.Logged;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** A question what is in a log. */
public final class Reading extends Request {

    private static final int BYTES = 100;

    private final LogName log;
    private final @Nullable Position after;
    private final int limit;
    private final CompletableFuture<Replay> done = new CompletableFuture<>();

    /**
     * Asks for messages.
     *
     * @param after what they follow; {@code null} for the latest messages
     * @param limit the number of messages, at most
     */
    public Reading(LogName log, @Nullable Position after, int limit) {
        this.log = log;
        this.after = after;
        this.limit = limit;
    }

    public CompletableFuture<Replay> done() {
        return done;
    }

    @Override
    public int bytes() {
        return log.key().length() + BYTES;
    }

    @Override
    public boolean needsLogs() {
        return true;
    }

    /** A log is followed from its end, or from what was read; to show the latest messages needs no more. */
    @Override
    public boolean needsSubscriptions() {
        return after != null || limit == 0;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        Logs prepared = Objects.requireNonNull(logs);
        to.write(
                Protocol.Command.EVALSHA,
                prepared.script(Scripts.READ),
                "1",
                log.key(),
                String.valueOf(prepared.since()),
                begin(),
                String.valueOf(limit));
    }

    private String begin() {
        if (after == null) {
            return "";
        }
        return after.number() < 0 ? after.epoch() + "-0" : "(" + after;
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (answer instanceof List<?> parts) {
            done.complete(replay(parts));
        } else {
            done.completeExceptionally(Logs.failure(answer));
        }
    }

    private Replay replay(List<?> parts) {
        if (parts.isEmpty()) {
            return new Replay(List.of(), after == null, null);
        }
        Position end = position(parts.get(0));
        var messages = new ArrayList<Logged>();
        for (Object entry : (List<?>) parts.get(1)) {
            List<?> pair = (List<?>) entry;
            messages.add(new Logged(position(pair.get(0)), RedisSocket.text((byte[]) pair.get(1))));
        }
        if (after == null) {
            Collections.reverse(messages);
            return new Replay(messages, true, end);
        }
        boolean complete =
                messages.isEmpty() ? end.equals(after) : messages.get(0).at().follows(after);
        return new Replay(messages, complete, end);
    }

    private static Position position(Object id) {
        return Position.parse(RedisSocket.text((byte[]) id));
    }

    @Override
    public void fail() {
        done.completeExceptionally(new IllegalStateException("Redis does not answer."));
    }

    @Override
    public boolean isDone() {
        return done.isDone();
    }
}
