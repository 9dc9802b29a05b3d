// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.time.Duration;
import java.util.List;

import dev.foyer.backplane.testing.RetainedContract;
import dev.foyer.backplane.testing.TestNode;
import dev.foyer.redis.testing.RedisServer;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RetainedTest extends RetainedContract {

    private static final Retention KEEP = new Retention(3, Duration.ofMinutes(5), 1_000);

    private final RedisServer redis = RedisServer.start();

    @Override
    protected Backplane start(Backplane.Self self, Backplane.Listener listener) {
        return Engines.start(redis.url(), self, listener);
    }

    @Override
    protected void end() {
        redis.close();
    }

    @Test
    void everything_lastsFromTheLastCall() {
        TestNode one = node();
        get(one.engine().publishRetained(LOBBY, new Retained("k", null, "message"), KEEP));
        String key = redis.ask("EVAL", "return redis.call('KEYS', 'foyer:shop:*:k:*')[1]", "0")
                .strip();
        assertThat(left(key)).isBetween(200_000L, 300_000L);
        redis.ask("PEXPIRE", key, "60000");

        one.engine().retain(LOBBY, List.of(), KEEP);
        assertThat(get(one.engine().retained(LOBBY))).hasSize(1);

        assertThat(left(key)).isBetween(200_000L, 300_000L);
    }

    private long left(String key) {
        return Long.parseLong(redis.ask("PTTL", key).strip());
    }
}
