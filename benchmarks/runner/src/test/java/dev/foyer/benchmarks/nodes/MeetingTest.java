// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.nodes;

import dev.foyer.benchmarks.crowd.Layout;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MeetingTest {

    @Test
    void eachRoom_hasAsManyMembersOnEachNode() {
        var meeting = new Meeting(2, 3);

        Layout layout = meeting.layout();

        assertThat(meeting.firstElsewhere()).isEqualTo(6);
        assertThat(layout.connections()).isEqualTo(12);
        assertThat(layout.rooms().get(0)).containsExactly(0, 1, 2, 6, 7, 8);
        assertThat(layout.rooms().get(1)).containsExactly(3, 4, 5, 9, 10, 11);
    }
}
