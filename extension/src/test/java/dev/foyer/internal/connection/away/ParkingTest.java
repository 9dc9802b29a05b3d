// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.away;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;

import dev.foyer.Closing;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules Q1, Q2 and Q5: who may come back, and how long. */
class ParkingTest {

    private static final Closing LOST = new Closing(1006, "");
    private static final Duration WINDOW = Duration.ofSeconds(30);

    private final Random random = new Random(1);
    private final Parking parking = new Parking(WINDOW);

    private boolean lose(long now) {
        return parking.begin(LOST, now, () -> true);
    }

    private boolean comeBack() {
        return parking.end(() -> true);
    }

    @Test
    void secret_letsOneIn_once() {
        String secret = parking.renew(random);
        lose(0);

        assertThat(parking.claim("A".repeat(22))).isFalse();
        assertThat(parking.claim(secret)).isTrue();
        String next = parking.renew(random);
        comeBack();
        parking.heard();
        lose(0);

        assertThat(parking.claim(secret)).as("used").isFalse();
        assertThat(parking.claim(next)).isTrue();
    }

    @Test
    void secret_letsOneInAtATime() {
        String secret = parking.renew(random);
        lose(0);
        assertThat(parking.claim(secret)).isTrue();
        parking.renew(random);
        comeBack();

        assertThat(parking.claim(secret)).as("while the first one has a line").isFalse();
    }

    @Test
    void earlierSecret_letsInWhoWasCutOffBeforeItGotTheNext() {
        String secret = parking.renew(random);
        parking.heard();
        lose(0);
        parking.claim(secret);
        String unseen = parking.renew(random);
        comeBack();
        lose(0);

        assertThat(parking.claim(secret)).isTrue();
        assertThat(parking.claim(unseen)).as("spent with it").isFalse();
    }

    @Test
    void returnThatFails_canBeTriedAgain() {
        String secret = parking.renew(random);
        parking.heard();
        lose(0);
        assertThat(parking.claim(secret)).isTrue();
        assertThat(parking.end(() -> false)).isFalse();

        assertThat(parking.isAway()).isTrue();
        assertThat(parking.claim(secret)).isTrue();
    }

    @Test
    void time_runsFromTheLoss() {
        assertThat(parking.isOver(Long.MAX_VALUE)).as("there is a line").isFalse();
        assertThat(lose(5)).isTrue();
        assertThat(lose(6)).as("known").isFalse();

        assertThat(parking.isOver(5 + WINDOW.toNanos() - 1)).isFalse();
        assertThat(parking.isOver(5 + WINDOW.toNanos())).isTrue();
        assertThat(parking.length(5 + Duration.ofSeconds(3).toNanos())).isEqualTo(Duration.ofSeconds(3));
        assertThat(parking.reason()).isEqualTo(LOST);
    }

    @Test
    void lossThatComesAfterTheReturn_isNone() {
        assertThat(parking.begin(LOST, 0, () -> false)).isFalse();
        assertThat(parking.isAway()).isFalse();
    }

    @Test
    void secrets_areNotRepeated() {
        var all = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            all.add(parking.renew(random));
        }
        assertThat(all).hasSize(1_000).allSatisfy(secret -> assertThat(secret).hasSize(22));
    }

    @Test
    void eldest_givesWay() {
        var away = new Eldest<String>(2);
        assertThat(away.add("a")).isNull();
        assertThat(away.add("b")).isNull();
        assertThat(away.add("c")).isEqualTo("a");
        away.remove("b");
        assertThat(away.add("d")).isNull();
        assertThat(away.size()).isEqualTo(2);
    }
}
