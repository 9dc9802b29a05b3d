// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.identity;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import dev.foyer.Closing;
import dev.foyer.Connections;
import dev.foyer.test.EventError;
import dev.foyer.test.Peer;
import dev.foyer.test.PendingCall;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I1 against clients that mean no good. */
class RefreshAttackTest extends RefreshFixture {

    private static final int MAX_TOKEN = 8192;

    /** Keeps all that is logged, with the texts of exceptions. */
    private static final class Everything extends Handler {
        private final List<String> texts = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void publish(LogRecord line) {
            var text = new StringWriter();
            text.write(line.getMessage());
            if (line.getThrown() != null) {
                line.getThrown().printStackTrace(new PrintWriter(text, true));
            }
            texts.add(text.toString());
        }

        @Override
        public void flush() {
            // each line is there at once
        }

        @Override
        public void close() {
            // nothing is open
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "null",
                "true",
                "{}",
                "[\"a\"]",
                "\"\"",
                "\"a b\"",
                "\"a\\u0000\"",
                "\"\\u00e9\"",
                "\"a\\n\""
            })
    void whatIsNoToken_isNoFrame(String bearer) {
        Peer ada = connect("ada", "reader", MINUTE);

        ada.send("{\"bearer\":" + bearer + "}");

        assertThat(ada.expectError())
                .isEqualTo(new EventError(
                        "malformed-frame",
                        "",
                        "This message is not a valid frame: its bearer is not a token.",
                        List.of()));
        assertThat(diary.lines()).containsExactly("verify", "open");
    }

    @Test
    void tokenTwice_isNoFrame() {
        Peer ada = connect("ada", "reader", MINUTE);

        ada.send("{\"bearer\":\"a~b\",\"bearer\":\"c~d\"}");

        assertThat(ada.expectError().code()).isEqualTo("malformed-frame");
    }

    @Test
    void hugeToken_isNoFrame_andALargerOneEndsTheConnection() {
        Peer ada = connect("ada", "reader", MINUTE);

        assertThat(ada.refresh("a".repeat(MAX_TOKEN)).error().code()).isEqualTo("unauthorized");
        assertThat(ada.refresh("a".repeat(MAX_TOKEN + 1)).error().code()).isEqualTo("malformed-frame");
        assertThat(diary.lines()).containsExactly("verify", "open", "verify");
        ada.refresh("a".repeat(65536));

        ada.expectClosed(1009);
    }

    @Test
    void tokensOfThreeSeconds_areRenewedForEver() {
        Peer ada = connect("ada", "reader", Duration.ofSeconds(3));
        for (int i = 0; i < 100; i++) {
            foyer.advance(Duration.ofMillis(2_500));
            PendingCall renewal = ada.refresh(token("ada", "reader", Duration.ofSeconds(3)));
            assertThat(renewal.isRefused()).as("renewal %s", i).isFalse();
        }

        foyer.advance(Duration.ofSeconds(3 + 25 + 25)); // the last one, the grace, and the next look
        ada.expectClosed(4002);
    }

    @Test
    void flood_isLimited_andCostsNoVerification() {
        Peer ada = connect("ada", "reader", Duration.ofHours(1));
        var all = new ArrayList<PendingCall>();
        for (int i = 0; i < 50; i++) {
            all.add(ada.refresh(token("ada", "reader", Duration.ofHours(1))));
        }

        assertThat(all.stream().filter(call -> !call.isRefused())).hasSize(10);
        assertThat(all.get(49).error().code()).isEqualTo("rate-limited");
        assertThat(diary.lines()).filteredOn("verify"::equals).hasSize(11);
        foyer.advance(Duration.ofSeconds(6));
        ada.refresh(token("ada", "reader", Duration.ofHours(1))).reply();
        ada.expectOpen();
    }

    @Test
    void clientOfAnotherSubprotocol_cannotRefresh() {
        Peer ada = foyer.connect(
                "/desk",
                request -> request.bearer(token("ada", "reader", MINUTE)).subprotocols());

        assertThat(ada.refresh(token("ada", "editor", MINUTE)).error().code()).isEqualTo("malformed-frame");

        assertThat(ada.refused("publish").code()).isEqualTo("forbidden");
    }

    @Test
    void connectionThatIsClosing_takesNothing() {
        Peer ada = connect("ada", "reader", MINUTE);
        ada.stopReading();
        foyer.bean(Connections.class).find(ada.id()).orElseThrow().close(Closing.KICKED);

        ada.refresh(token("ada", "editor", MINUTE));
        foyer.settle();

        assertThat(diary.lines()).containsExactly("verify", "open", "left 4500");
    }

    @Test
    void tokensAreNeitherLogged_norAnswered() {
        var log = new Everything();
        Logger logger = Logger.getLogger("dev.foyer");
        Level before = logger.getLevel();
        logger.setLevel(Level.ALL);
        logger.addHandler(log);
        try {
            String good = token("ada", "reader", Duration.ofMinutes(2));
            Peer ada = foyer.connect("/desk", request -> request.bearer(good));
            EventError failed = ada.refresh("broken").error();
            ada.refresh(token("eve", "s3cr3t", MINUTE)).error();
            ada.refresh("s3cr3t").error();
            ada.send("{\"bearer\":\"s3cr3t \"}");
            ada.refresh(good).reply();
            assertThat(foyer.refused("/desk", request -> request.bearer("broken"))
                            .status())
                    .isEqualTo(500);

            assertThat(failed.code()).isEqualTo("failed");
            assertThat(failed.message()).doesNotContain("broken").doesNotContain("read");
            assertThat(log.texts)
                    .filteredOn(text -> text.startsWith("FOYER-2010: "))
                    .hasSize(2)
                    .allMatch(text -> text.contains("IllegalStateException") && text.contains("Verifier.verify"));
            assertThat(log.texts)
                    .noneMatch(text -> text.contains("s3cr3t")
                            || text.contains("cannot read")
                            || text.contains(good.substring(4)));
        } finally {
            logger.removeHandler(log);
            logger.setLevel(before);
        }
    }

    @Test
    void credentialsThatHaveExpiredLongAgo_letNobodyIn() {
        String old = token("ada", "reader", Duration.ofSeconds(1));
        foyer.advance(MINUTE);

        assertThat(foyer.refused("/desk", request -> request.bearer(old)).status())
                .isEqualTo(401);
    }
}
