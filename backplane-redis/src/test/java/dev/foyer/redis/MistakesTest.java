// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.redis;

import java.util.Map;

import dev.foyer.redis.testing.RedisServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Mistakes are told at the start: rule N10. */
class MistakesTest {

    private final Nodes nodes = new Nodes();

    @AfterEach
    void stop() {
        nodes.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost:6379",
                "http://localhost:6379",
                "redis://",
                "redis://a:1,b:2",
                "redis://a:70000",
                "redis://user:hush hush@localhost",
                "redis-sentinel://a:1,b:2",
                "redis-sentinel://a:1,,b:2/main"
            })
    void urlThatIsNone_isToldWithoutItsParts(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start(url))
                .withMessageContaining("redis://host:6379")
                .withMessageNotContaining("hush");
    }

    @ParameterizedTest
    @ValueSource(strings = {"unix:///run/redis.sock", "redis+unix:///run/redis.sock"})
    void unixSocket_isNotSupported(String url) {
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start(url))
                .withMessageContaining("unix socket, which is not supported");
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.backplane.patience, 0s, a duration",
        "foyer.backplane.patience, 25h, a duration",
        "foyer.backplane.patience, PT25H, a duration",
        "foyer.backplane.patience, soon, a duration",
        "foyer.backplane.max-bytes, 0, a number of bytes",
        "foyer.backplane.max-bytes, -1, a number of bytes",
        "foyer.backplane.max-bytes, 8MiB, a number of bytes",
        "foyer.backplane.max-bytes, 9999999999, a number of bytes"
    })
    void settingThatIsNotValid_isToldByName(String key, String value, String wanted) {
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start("redis://localhost:1", key, value))
                .withMessageContaining("'" + key + "'")
                .withMessageContaining(value)
                .withMessageContaining("It must be " + wanted);
    }

    @Test
    void nothingThere_isTold() {
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start("redis://localhost:1"))
                .withMessageContaining("localhost:1 cannot be used")
                .withMessageContaining("does not answer");
        assertThatIllegalStateException()
                .isThrownBy(() -> nodes.start("shop", Map.of()))
                .withMessageContaining("needs foyer.backplane.url");
    }

    @Test
    void password_isNeeded_andNeverTold() {
        try (RedisServer locked = RedisServer.start("--requirepass", "h+sh")) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start(locked.url()))
                    .withMessageContaining("NOAUTH")
                    .withMessageContaining("credentials");
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start("redis://:wrong@localhost:" + locked.port()))
                    .withMessageContaining("WRONGPASS")
                    .withMessageNotContaining("wrong");
            assertThat(nodes.start("redis://:h%2Bsh@localhost:" + locked.port()).publish("in"))
                    .isZero();
        }
    }

    /** A new user of Redis may use no channel, whatever commands it may use. */
    @Test
    void userWhoMayTooLittle_isTold() {
        try (RedisServer redis = RedisServer.start()) {
            String url = "redis://ada:pass@localhost:" + redis.port();
            redis.ask("ACL", "SETUSER", "ada", "on", ">pass", "+@all");
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start(url))
                    .withMessageContaining("NOPERM")
                    .withMessageContaining("channel");

            redis.ask(("ACL SETUSER ada reset on >pass &foyer:shop:* +info +ping +publish +subscribe +unsubscribe"
                            + " +client|id +client|kill")
                    .split(" "));
            assertThat(nodes.start(url).publish("in")).isZero();
        }
    }

    @Test
    void replica_isTold() {
        try (RedisServer redis = RedisServer.start();
                RedisServer replica = RedisServer.start("--replicaof", "localhost " + redis.port())) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> nodes.start(replica.url()))
                    .withMessageContaining("replica");
        }
    }
}
