// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.Handshake;
import dev.foyer.internal.flow.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept of refused handshakes for those that ask: rule H9. */
class RefusedAttemptsTest {

    private static final Refusal UNKNOWN = new Refusal(401, "Unknown token");
    private static final Refusal BANNED = new Refusal(403, "Banned");

    private final AtomicLong nanoTime = new AtomicLong(Long.MAX_VALUE - 1); // it may overflow
    private final RefusedAttempts attempts = new RefusedAttempts(nanoTime::get);

    @Test
    void anAttempt_isFoundByItsPathAndName() {
        attempts.keep(handshake("/chat", "one"), UNKNOWN);
        attempts.keep(handshake("/chat", "two"), BANNED);

        assertThat(attempts.find(handshake("/chat", "one"))).contains(UNKNOWN);
        assertThat(attempts.find(handshake("/chat", "two"))).contains(BANNED);
        assertThat(attempts.find(handshake("/chat", "three"))).isEmpty();
        assertThat(attempts.find(handshake("/watch", "one"))).isEmpty();
    }

    @Test
    void theLastRefusal_counts() {
        attempts.keep(handshake("/chat", "one"), UNKNOWN);
        attempts.keep(handshake("/chat", "one"), BANNED);

        assertThat(attempts.find(handshake("/chat", "one"))).contains(BANNED);
    }

    @Test
    void whatIsOld_isForgotten() {
        attempts.keep(handshake("/chat", "old"), UNKNOWN);
        nanoTime.addAndGet(Duration.ofSeconds(20).toNanos());
        attempts.keep(handshake("/chat", "newer"), UNKNOWN);
        assertThat(attempts.find(handshake("/chat", "old"))).isPresent();

        nanoTime.addAndGet(Duration.ofSeconds(11).toNanos());

        assertThat(attempts.find(handshake("/chat", "old"))).isEmpty();
        assertThat(attempts.find(handshake("/chat", "newer"))).isPresent();
    }

    @Test
    void aThousand_areKept() {
        for (int i = 0; i < 1_500; i++) {
            attempts.keep(handshake("/chat", "attempt-" + i), UNKNOWN);
        }

        assertThat(attempts.find(handshake("/chat", "attempt-499"))).isEmpty();
        assertThat(attempts.find(handshake("/chat", "attempt-500"))).isPresent();
        assertThat(attempts.find(handshake("/chat", "attempt-1499"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345678901234567890123456789012345678901234567890123456789012345"})
    void whatIsNoName_isNotKept(String name) {
        attempts.keep(handshake("/chat", name), UNKNOWN);

        assertThat(attempts.find(handshake("/chat", name))).isEmpty();
    }

    @Test
    void twoNamesOrNone_areNotKept() {
        attempts.keep(handshake("/chat", "one", "two"), UNKNOWN);
        attempts.keep(handshake("/chat"), UNKNOWN);

        assertThat(attempts.find(handshake("/chat", "one"))).isEmpty();
        assertThat(attempts.find(handshake("/chat"))).isEmpty();
    }

    private static Handshake handshake(String path, String... names) {
        Map<String, List<String>> query =
                names.length == 0 ? Map.of() : Map.of(RefusedAttempts.PARAMETER, List.of(names));
        return new Handshake(path, Map.of(), Map.of(), query, Map.of(), null, Set.of());
    }
}
