// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.util.List;

import dev.foyer.internal.flow.Frame;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Joined frames are one JSON array of them. */
class JoinerTest {

    private final Joiner joiner = new Joiner();
    private final Frame one = Frame.json("{\"event\":\"a\"}");
    private final Frame two = Frame.json("{\"event\":\"ü\"}");

    @Test
    void several_areAnArray() {
        Frame joined = join(one, two);

        assertThat(joined).isEqualTo(Frame.json("[{\"event\":\"a\"},{\"event\":\"ü\"}]"));
        assertThat(Joiner.size(List.of(one, two))).isEqualTo(joined.bytes());
    }

    @Test
    void oneAlone_staysAsItIs() {
        assertThat(join(one)).isSameAs(one);
        assertThat(Joiner.size(List.of(one))).isEqualTo(one.bytes());
    }

    @Test
    void theSameOnes_areJoinedOnce() {
        Frame first = join(one, two);

        assertThat(join(one, two)).isSameAs(first);
        assertThat(join(two, one)).isNotEqualTo(first);
        assertThat(join(one, two, two).text()).isEqualTo("[" + one.text() + "," + two.text() + "," + two.text() + "]");
    }

    private Frame join(Frame... frames) {
        joiner.start().addAll(List.of(frames));
        return joiner.join();
    }
}
