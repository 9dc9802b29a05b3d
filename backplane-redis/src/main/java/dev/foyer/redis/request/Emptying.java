// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Cell;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/**
 * Empties a cell that was not used for a while. What stays there expires. If the answer is lost, nobody is told what was
 * in it.
 */
public final class Emptying extends Request {

    private static final String SCRIPT = "local left = redis.call('PTTL', KEYS[1]) "
            + "if left < 0 or left > tonumber(ARGV[1]) then return {} end "
            + "local found = redis.call('HMGET', KEYS[1], 'e', 'n', 'v') redis.call('DEL', KEYS[1]) "
            + "return {found[1] .. '-' .. found[2], found[3]}";

    private final CellName cell;
    private final Duration left;
    private final CompletableFuture<Optional<Cell>> done = new CompletableFuture<>();

    /**
     * Empties a cell.
     *
     * @param left how long it is to be kept yet, at most
     */
    public Emptying(CellName cell, Duration left) {
        this.cell = cell;
        this.left = left;
    }

    public CompletableFuture<Optional<Cell>> done() {
        return done;
    }

    @Override
    public int bytes() {
        return SCRIPT.length() + cell.key().length();
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(Protocol.Command.EVAL, SCRIPT, "1", cell.key(), String.valueOf(left.toMillis()));
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (!(answer instanceof List<?> parts)) {
            done.completeExceptionally(Logs.failure(answer));
        } else if (parts.isEmpty()) {
            done.complete(Optional.empty());
        } else {
            done.complete(Optional.of(Using.cell(parts.get(0), parts.get(1))));
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
