// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis.request;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.foyer.redis.internal.RedisSocket;
import dev.foyer.spi.Retained;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Protocol;
import redis.clients.jedis.exceptions.JedisException;

/** A question what a topic retains. */
public final class RetainedReading extends Request {

    private static final int BYTES = 50;
    private static final Pattern VALUE = Pattern.compile("(\\d+) (\\d*)\n(.*)", Pattern.DOTALL);

    private final String key;
    private final CompletableFuture<List<Retained>> done = new CompletableFuture<>();

    /** A message with its place among all. */
    private record Numbered(long number, Retained retained) {}

    public RetainedReading(RetainedName name) {
        this.key = name.key();
    }

    public CompletableFuture<List<Retained>> done() {
        return done;
    }

    @Override
    public int bytes() {
        return BYTES + key.length();
    }

    @Override
    public boolean isRepeated() {
        return true;
    }

    @Override
    public boolean needsSubscriptions() {
        return true;
    }

    @Override
    public void write(RedisSocket to, @Nullable Logs logs) {
        to.write(Protocol.Command.HGETALL, key);
    }

    @Override
    public void answered(Object answer, Subscribed subscribed) {
        if (answer instanceof List<?> fields) {
            done.complete(retained(fields));
        } else {
            done.completeExceptionally(
                    answer instanceof JedisException error
                            ? new IllegalStateException("Redis refuses it: " + error.getMessage(), error)
                            : new IllegalStateException("Redis answers something else."));
        }
    }

    private static List<Retained> retained(List<?> fields) {
        var all = new ArrayList<Numbered>();
        for (int i = 0; i + 1 < fields.size(); i += 2) {
            String field = RedisSocket.text((byte[]) fields.get(i));
            Matcher value = VALUE.matcher(RedisSocket.text((byte[]) fields.get(i + 1)));
            if (field.startsWith("k") && value.matches()) {
                var retained = new Retained(field.substring(1), version(value.group(2)), value.group(3));
                all.add(new Numbered(Long.parseLong(value.group(1)), retained));
            }
        }
        return all.stream()
                .sorted(Comparator.comparingLong(Numbered::number))
                .map(Numbered::retained)
                .toList();
    }

    private static @Nullable Long version(String digits) {
        return digits.isEmpty() ? null : Long.parseUnsignedLong(digits) ^ Long.MIN_VALUE;
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
