// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Cell;
import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** A question what is in a cell, which is kept for a while from then on. */
public final class Using extends Request {

    private static final int BYTES = 100;

    private final CellName cell;
    private final Duration keep;
    private final CompletableFuture<Optional<Cell>> done = new CompletableFuture<>();

    public Using(CellName cell, Duration keep) {
        this.cell = cell;
        this.keep = keep;
    }

    public CompletableFuture<Optional<Cell>> done() {
        return done;
    }

    @Override
    public int bytes() {
        return cell.key().length() + BYTES;
    }

    @Override
    public boolean needsLogs() {
        return true;
    }

    @Override
    public boolean needsSubscriptions() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        Logs prepared = Objects.requireNonNull(logs);
        to.write(
                Protocol.Command.EVALSHA,
                prepared.script(Scripts.CELL),
                "1",
                cell.key(),
                String.valueOf(prepared.since()),
                String.valueOf(prepared.epochs().known()),
                String.valueOf(keep.toMillis()));
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (!(answer instanceof List<?> parts)) {
            done.completeExceptionally(Logs.failure(answer));
        } else if (parts.isEmpty()) {
            done.complete(Optional.empty());
        } else {
            done.complete(Optional.of(cell(parts.get(0), parts.get(1))));
        }
    }

    /** Reads a cell from its parts. */
    static Cell cell(Object at, Object content) {
        return new Cell(Position.parse(RedisSocket.text((byte[]) at)), RedisSocket.text((byte[]) content));
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
