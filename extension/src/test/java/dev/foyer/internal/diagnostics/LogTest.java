// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.io.PrintWriter;
import java.io.StringWriter;
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

class LogTest {

    private static final Logger LOGGER = Logger.getLogger("dev.foyer");

    private final List<LogRecord> records = new ArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord logged) {
            records.add(logged);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOGGER.addHandler(handler);
    }

    @AfterEach
    void leave() {
        LOGGER.removeHandler(handler);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\u0000", "\u001b[2J", "\u0085", "\u2028", "\u2029"})
    void textWithLines_isOneLine(String control) {
        Log.error(Code.HANDLER_FAILED, new IllegalStateException(), "a" + control + "SEVERE forged", "Chat", "1");

        String line = records.get(0).getMessage();
        assertThat(line).contains("FOYER-4001: The handler of event 'a\\u").contains("SEVERE forged");
        assertThat(line.chars()).noneMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029);
    }

    @Test
    void longText_isCut() {
        Log.error(Code.HANDLER_FAILED, new IllegalStateException(), "e".repeat(65_536), "Chat", "1");

        assertThat(records.get(0).getMessage()).hasSizeLessThan(5_000).contains("eee...");
    }

    @Test
    void failureWhoseTextHasLines_isShownWithoutThem() {
        var cause = new NumberFormatException("For input string: \"x\nSEVERE forged\"");
        var failure = new IllegalStateException("outer", cause);
        failure.addSuppressed(new IllegalArgumentException("a\rSEVERE forged"));
        cause.initCause(failure);

        Log.error(Code.HANDLER_FAILED, failure, "e", "Chat", "1");

        Throwable shown = records.get(0).getThrown();
        var printed = new StringWriter();
        shown.printStackTrace(new PrintWriter(printed, true));
        assertThat(printed.toString().lines())
                .noneMatch(line -> line.startsWith("SEVERE"))
                .contains("java.lang.IllegalStateException: outer")
                .contains("Caused by: java.lang.NumberFormatException: For input string: \"x\\u000aSEVERE forged\"")
                .anyMatch(line -> line.contains("Suppressed: java.lang.IllegalArgumentException: a\\u000dSEVERE"));
        assertThat(shown.getStackTrace()).isEqualTo(failure.getStackTrace());
    }

    @Test
    void failureOfOneLine_isLeftAsItIs() {
        var failure = new IllegalStateException("outer", new IllegalArgumentException("inner"));

        Log.error(Code.HANDLER_FAILED, failure, "e", "Chat", "1");

        assertThat(records.get(0).getThrown()).isSameAs(failure);
    }
}
