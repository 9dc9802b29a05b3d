// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import dev.foyer.internal.flow.Refusal;
import org.jspecify.annotations.Nullable;
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
        attempts.keep(name("/chat", "one"), UNKNOWN);
        attempts.keep(name("/chat", "two"), BANNED);

        assertThat(attempts.find(name("/chat", "one"))).contains(UNKNOWN);
        assertThat(attempts.find(name("/chat", "two"))).contains(BANNED);
        assertThat(attempts.find(name("/chat", "three"))).isEmpty();
        assertThat(attempts.find(name("/watch", "one"))).isEmpty();
    }

    @Test
    void theLastRefusal_counts() {
        attempts.keep(name("/chat", "one"), UNKNOWN);
        attempts.keep(name("/chat", "one"), BANNED);

        assertThat(attempts.find(name("/chat", "one"))).contains(BANNED);
    }

    @Test
    void whatIsOld_isForgotten() {
        attempts.keep(name("/chat", "old"), UNKNOWN);
        nanoTime.addAndGet(Duration.ofSeconds(20).toNanos());
        attempts.keep(name("/chat", "newer"), UNKNOWN);
        assertThat(attempts.find(name("/chat", "old"))).isPresent();

        nanoTime.addAndGet(Duration.ofSeconds(11).toNanos());

        assertThat(attempts.find(name("/chat", "old"))).isEmpty();
        assertThat(attempts.find(name("/chat", "newer"))).isPresent();
    }

    @Test
    void aThousand_areKept() {
        for (int i = 0; i < 1_500; i++) {
            attempts.keep(name("/chat", "attempt-" + i), UNKNOWN);
        }

        assertThat(attempts.find(name("/chat", "attempt-499"))).isEmpty();
        assertThat(attempts.find(name("/chat", "attempt-500"))).isPresent();
        assertThat(attempts.find(name("/chat", "attempt-1499"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345678901234567890123456789012345678901234567890123456789012345"})
    void whatIsNoName_isNotKept(String name) {
        attempts.keep(name("/chat", name), UNKNOWN);

        assertThat(attempts.find(name("/chat", name))).isEmpty();
    }

    @Test
    void twoNamesOrNone_areNotKept() {
        attempts.keep(name("/chat", "one", "two"), UNKNOWN);
        attempts.keep(name("/chat"), UNKNOWN);

        assertThat(attempts.find(name("/chat", "one"))).isEmpty();
        assertThat(attempts.find(name("/chat"))).isEmpty();
    }

    private static @Nullable String name(String path, String... names) {
        Map<String, List<String>> query = names.length == 0 ? Map.of() : Map.of(AttemptName.PARAMETER, List.of(names));
        return AttemptName.of(path, query);
    }
}
