// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

import dev.foyer.testing.LogLines;
import dev.foyer.testing.ManualClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule X9: nobody can fill the log by coming and going. */
class FewLinesTest {

    private final Logger logger = Logger.getLogger("dev.foyer");
    private final LogLines lines = new LogLines();
    private final ManualClock clock = new ManualClock();
    private final FewLines few = new FewLines(clock);

    @BeforeEach
    void fine() {
        logger.setLevel(Level.FINE);
    }

    @AfterEach
    void stop() {
        logger.setLevel(null);
        lines.close();
    }

    @Test
    void lines_areAtMostAThousandAMinute_andTheRestIsCounted() {
        for (int i = 0; i < 5_000; i++) {
            few.debug(Code.HANDSHAKE_REFUSED, "/chat", 403);
        }
        assertThat(lines.texts())
                .hasSize(1_000)
                .containsOnly("FOYER-2020: A handshake at '/chat' was refused with 403.");

        clock.advance(Duration.ofSeconds(61));
        few.debug(() -> "the next\nFORGED");
        assertThat(lines.texts()).hasSize(1_002);
        assertThat(lines.texts().get(1_000)).startsWith("FOYER-2021: 4000 more lines");
        assertThat(lines.texts().get(1_001)).startsWith("the next").doesNotContain("\n");
    }

    @Test
    void withoutDebug_nothingIsWritten() {
        logger.setLevel(Level.INFO);

        few.debug(() -> {
            throw new AssertionError("Nobody reads it.");
        });

        assertThat(lines.texts()).isEmpty();
    }
}
