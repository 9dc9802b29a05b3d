// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule H8. */
class RefusedOriginsTest {

    private static final String OWN = "http://localhost:9080";

    private final List<String> lines = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getMessage());
        }

        @Override
        public void flush() {
            // each line is there at once
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private final Logger logger = Logger.getLogger("dev.foyer");
    private final RefusedOrigins refused = new RefusedOrigins();

    @BeforeEach
    void listen() {
        logger.addHandler(handler);
    }

    @AfterEach
    void listenNoMore() {
        logger.removeHandler(handler);
    }

    @Test
    void origin_isToldOnce_withWhatItWasComparedWith() {
        refused.tell("https://shop.example", OWN);
        refused.tell("https://shop.example", OWN);

        assertThat(lines).hasSize(1);
        assertThat(lines.get(0)).startsWith("FOYER-2006: ").contains("'https://shop.example'", "'" + OWN + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hunter2",
                "https://hunter2\nFOYER-1023",
                "https://hunter2/path",
                "https://user:hunter2@shop.example",
                "https://hunter2\u001b[31m",
                "https://hunter2.example:123456"
            })
    void whatIsNoOrigin_isNotShown(String sent) {
        refused.tell(sent, OWN);
        refused.tell("https://a.example", sent);

        assertThat(lines).hasSize(2).allMatch(line -> line.contains("something that is not an origin"));
        assertThat(lines).noneMatch(line -> line.contains("hunter2") || line.contains("\n") || line.contains("\u001b"));
    }

    @Test
    void number_isBounded() {
        for (int i = 0; i < 1_000; i++) {
            refused.tell("https://shop-" + i + ".example", OWN);
        }

        assertThat(lines).hasSize(50);
    }
}
