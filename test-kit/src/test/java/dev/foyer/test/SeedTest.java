// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule K2: the seed that repeats an order is for the kit. */
class SeedTest {

    private static final String SEED = "foyer.test.seed";
    private static final String MISSPELT = "foyer.test-seed";

    @ServerEndpoint("/echo")
    public static class Echo {
        @OnEvent("echo")
        String echo(String text) {
            return text;
        }
    }

    /** Keeps what is logged. */
    private static final class Kept extends Handler {
        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord logged) {
            messages.add(logged.getMessage());
        }

        @Override
        public void flush() {
            // nothing waits
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @Test
    void seed_isNoSettingOfTheApplication() {
        var kept = new Kept();
        Logger root = Logger.getLogger("");
        root.addHandler(kept);
        System.setProperty(SEED, "1");
        try (Foyer foyer = Foyer.of(Echo.class).setting(MISSPELT, "1").start()) {
            assertThat(foyer.connect("/echo").call("echo", "hello").as(String.class))
                    .isEqualTo("hello");
        } finally {
            System.clearProperty(SEED);
            root.removeHandler(kept);
        }

        assertThat(kept.messages)
                .anyMatch(message -> message.contains(MISSPELT))
                .noneMatch(message -> message.contains(SEED));
    }
}
