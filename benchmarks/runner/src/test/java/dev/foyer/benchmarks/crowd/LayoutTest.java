// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.crowd;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LayoutTest {

    @Test
    void grid_has20RoomsOf20_andEveryConnectionInTwo() {
        Layout grid = Layout.grid(200);

        assertThat(grid.rooms())
                .hasSize(20)
                .allSatisfy(room -> assertThat(room).hasSize(20).doesNotHaveDuplicates());
        assertThat(roomsByConnection(grid))
                .hasSize(200)
                .allSatisfy(count -> assertThat(count).isEqualTo(2));
    }

    @Test
    void blocks_goRound() {
        Layout blocks = Layout.blocks(100, 1_000, 10);

        assertThat(blocks.rooms()).hasSize(1_000);
        assertThat(blocks.rooms().get(11)).containsExactly(10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
        assertThat(roomsByConnection(blocks))
                .hasSize(100)
                .allSatisfy(count -> assertThat(count).isEqualTo(100));
    }

    private static List<Integer> roomsByConnection(Layout layout) {
        return List.copyOf(layout.rooms().stream()
                .flatMapToInt(Arrays::stream)
                .boxed()
                .collect(Collectors.groupingBy(member -> member, Collectors.summingInt(member -> 1)))
                .values());
    }
}
