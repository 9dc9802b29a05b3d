// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.inbound;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SharedBucketsTest {

    private final AtomicLong now = new AtomicLong();
    private final SharedBuckets buckets = new SharedBuckets();

    private boolean tryTake(Object key) {
        return buckets.tryTake(key, () -> new TokenBucket(2, 10, 2, now::get));
    }

    @Test
    void each_hasItsOwn() {
        assertThat(tryTake("ann")).isTrue();
        assertThat(tryTake("ann")).isTrue();
        assertThat(tryTake("ann")).isFalse();
        assertThat(tryTake("bob")).isTrue();
        now.addAndGet(TimeUnit.SECONDS.toNanos(5));
        assertThat(tryTake("ann")).isTrue();
        assertThat(tryTake("ann")).isFalse();
    }

    @Test
    void fullOnes_areForgotten_andNoOthers() {
        for (int i = 0; i < 1_000; i++) {
            tryTake(i);
        }
        now.addAndGet(TimeUnit.SECONDS.toNanos(6));
        assertThat(tryTake("ann")).isTrue();
        assertThat(tryTake("ann")).isTrue();
        assertThat(buckets.count()).isEqualTo(1);

        for (int i = 0; i < 2_000; i++) {
            tryTake(i);
        }
        assertThat(tryTake("ann")).isFalse();
        assertThat(buckets.count()).isEqualTo(2_001);
    }
}
