// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.outbound.backlog;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Random;

import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.flow.FrameKind;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Messages in parts: whole again when put together, and no character cut. */
class FragmentsTest {

    @Test
    void texts_areCutBetweenCharacters() {
        String whole = "aü€😀".repeat(500);
        for (int size = 4; size < 50; size++) {
            var fragments = new Fragments(new Frame(whole));
            var all = new StringBuilder();
            Fragment part;
            do {
                part = fragments.next(size);
                String text = part.content().text();
                assertThat(text.getBytes(StandardCharsets.UTF_8))
                        .hasSize(part.content().bytes())
                        .hasSizeBetween(1, size);
                assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                        .isEqualTo(text);
                all.append(text);
            } while (!part.last());
            assertThat(all.toString()).isEqualTo(whole);
            assertThat(fragments.rest()).isZero();
        }
    }

    @Test
    void binaries_areCutAnywhere() {
        var whole = new byte[1_000];
        new Random(3).nextBytes(whole);
        var fragments = new Fragments(Frame.binary(whole));
        var all = new ByteArrayOutputStream();
        Fragment part;
        do {
            part = fragments.next(7);
            assertThat(part.content().kind()).isEqualTo(FrameKind.BINARY);
            all.writeBytes(Objects.requireNonNull(part.content().binary()).array());
        } while (!part.last());

        assertThat(all.toByteArray()).isEqualTo(whole);
    }
}
