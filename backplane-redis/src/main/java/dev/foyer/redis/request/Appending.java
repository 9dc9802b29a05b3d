// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Appended;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;

/** A message that is to be in a log. It has an id, so that it is there once however often it is written. */
public final class Appending extends Request {

    private static final long NEVER = 0;

    private final LogName log;
    private final String id;
    private final byte[] message;
    private final Retention keep;
    private final CompletableFuture<Appended> done = new CompletableFuture<>();
    private long written = NEVER; // for the thread that writes: when that was done the first time

    public Appending(LogName log, String id, String message, Retention keep) {
        this.log = log;
        this.id = id;
        this.message = RedisSocket.utf8(message);
        this.keep = keep;
    }

    public CompletableFuture<Appended> done() {
        return done;
    }

    @Override
    public int bytes() {
        return log.key().length() + message.length;
    }

    @Override
    public boolean needsLogs() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        Logs prepared = Objects.requireNonNull(logs);
        String elapsed = written == NEVER ? "" : String.valueOf(elapsedMillis());
        written = written == NEVER ? System.nanoTime() | 1 : written;
        to.write(
                Protocol.Command.EVALSHA,
                RedisSocket.utf8(prepared.script(Scripts.APPEND)),
                RedisSocket.utf8("1"),
                RedisSocket.utf8(log.key()),
                RedisSocket.utf8(log.channel()),
                number(prepared.since()),
                number(prepared.epochs().known()),
                number(keep.events()),
                number(keep.age().toMillis()),
                number(keep.bytes()),
                RedisSocket.utf8(id),
                message,
                RedisSocket.utf8(elapsed));
    }

    /** Rounds up: an entry that is older than this was there before the first attempt. */
    private long elapsedMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - written) + 2;
    }

    private static byte[] number(long number) {
        return RedisSocket.utf8(String.valueOf(number));
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (answer instanceof List<?> parts
                && parts.get(0) instanceof byte[] position
                && parts.get(1) instanceof Long count) {
            int nodes = count < 0 ? -1 : subscribed.others(log.channel(), count);
            done.complete(new Appended(Position.parse(RedisSocket.text(position)), nodes));
        } else {
            done.completeExceptionally(Logs.failure(answer));
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
