// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Position;
import dev.foyer.spi.Swapped;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** A change of a cell. It has an id, so that it is made once however often it is written. */
public final class Swapping extends Request {

    private final CellName cell;
    private final String id;
    private final String expected;
    private final Text text;
    private final Duration keep;
    private final CompletableFuture<Swapped> done = new CompletableFuture<>();

    private boolean written; // for the thread that writes

    /** What is to be in the cell, and what is published. */
    public record Text(String content, String message) {}

    /**
     * Changes a cell.
     *
     * @param expected where it must be; {@code null} if it must be empty
     */
    public Swapping(CellName cell, String id, @Nullable Position expected, Text text, Duration keep) {
        this.cell = cell;
        this.id = id;
        this.expected = expected == null ? "" : expected.toString();
        this.text = text;
        this.keep = keep;
    }

    public CompletableFuture<Swapped> done() {
        return done;
    }

    @Override
    public int bytes() {
        return cell.key().length() + text.content().length() + text.message().length();
    }

    @Override
    public boolean needsLogs() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        Logs prepared = Objects.requireNonNull(logs);
        to.write(
                Protocol.Command.EVALSHA,
                prepared.script(Scripts.SWAP),
                "1",
                cell.key(),
                cell.channel(),
                String.valueOf(prepared.since()),
                String.valueOf(prepared.epochs().known()),
                expected,
                text.content(),
                text.message(),
                String.valueOf(keep.toMillis()),
                id,
                written ? "1" : "");
        written = true;
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (!(answer instanceof List<?> parts) || !(parts.get(1) instanceof byte[] at)) {
            done.completeExceptionally(Logs.failure(answer));
        } else if (parts.size() == 2) {
            done.complete(Swapped.done(Position.parse(RedisSocket.text(at))));
        } else {
            done.complete(Swapped.beaten(at.length == 0 ? null : Using.cell(at, parts.get(2))));
        }
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
