// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.server;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CpuTimeTest {

    private static final long SELF = ProcessHandle.current().pid();

    @Test
    void compilersOfAJvm_areFound_andAreAPartOfAll() {
        long compilers = CpuTime.ofCompilers(SELF);

        assertThat(compilers).isPositive().isLessThan(CpuTime.of(SELF).threadNanos());
    }

    @Test
    void timeThatIsUsed_isCounted() {
        CpuTime start = CpuTime.of(SELF);
        long end = System.nanoTime() + 50_000_000;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }

        assertThat(CpuTime.of(SELF).since(start)).isPositive();
    }
}
