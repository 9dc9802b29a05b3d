// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.token;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I3: who sends tokens without end fills no disk. */
class ReasonsTest {

    private final Logger logger = Logger.getLogger("dev.foyer.jwt");
    private final List<String> lines = new ArrayList<>();
    private final AtomicLong nanos = new AtomicLong();
    private final Reasons reasons = new Reasons(nanos::get);
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void begin() {
        logger.addHandler(handler);
        logger.setLevel(Level.FINE);
    }

    @AfterEach
    void end() {
        logger.removeHandler(handler);
        logger.setLevel(null);
    }

    @Test
    void lines_areFewInAMinute_andTheOthersAreCounted() {
        for (int i = 0; i < Reasons.MOST + 500; i++) {
            reasons.log("has expired");
        }
        assertThat(lines).hasSize(Reasons.MOST).containsOnly("A token has expired.");

        nanos.addAndGet(Duration.ofSeconds(61).toNanos());
        reasons.log("is not signed");
        reasons.log("is not signed");

        assertThat(lines.subList(Reasons.MOST, lines.size()))
                .containsExactly(
                        "500 more tokens were refused, whose reasons were left out.",
                        "A token is not signed.",
                        "A token is not signed.");
    }

    @Test
    void nothing_isLoggedWithoutDebug() {
        logger.setLevel(Level.INFO);

        reasons.log("has expired");

        assertThat(lines).isEmpty();
    }
}
