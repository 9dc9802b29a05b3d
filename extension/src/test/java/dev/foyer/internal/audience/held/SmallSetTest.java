// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience.held;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Small or large, it behaves as a {@link LinkedHashSet}. */
class SmallSetTest {

    @Test
    void whateverItsSize_itDoesAsALinkedHashSet() {
        var random = new Random(7);
        for (int bound = 1; bound < 40; bound++) {
            Set<Integer> small = new SmallSet<>();
            Set<Integer> other = new LinkedHashSet<>();
            for (int step = 0; step < 500; step++) {
                Integer value = random.nextInt(bound);
                if (random.nextInt(3) > 0) {
                    assertThat(small.add(value)).isEqualTo(other.add(value));
                } else {
                    assertThat(small.remove(value)).isEqualTo(other.remove(value));
                }
                assertThat(List.copyOf(small)).isEqualTo(List.copyOf(other));
                assertThat(small.contains(value)).isEqualTo(other.contains(value));
                assertThat(small).hasSameSizeAs(other);
            }
            small.clear();
            assertThat(small).isEmpty();
        }
    }
}
