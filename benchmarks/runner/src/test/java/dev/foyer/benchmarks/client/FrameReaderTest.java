// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.client;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FrameReaderTest {

    private final List<String> seen = new ArrayList<>();
    private final FrameReader reader = new FrameReader();
    private final FrameReader.Sink sink = new FrameReader.Sink() {
        @Override
        public void text(byte[] bytes, int from, int to) {
            seen.add(new String(bytes, from, to - from, ISO_8859_1));
        }

        @Override
        public void binary(byte[] bytes, int from, int to) {
            seen.add("binary " + (to - from));
        }

        @Override
        public void ping(byte[] bytes, int from, int to) {
            seen.add("ping " + new String(bytes, from, to - from, ISO_8859_1));
        }

        @Override
        public void close(int code) {
            seen.add("close " + code);
        }
    };

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 125, 126, 127, 128, 65_535, 65_536, 200_000})
    void text_isRead_whateverItsLength(int length) throws IOException {
        byte[] frame = frame(0x81, "y".repeat(length));

        assertThat(reader.read(frame, 0, frame.length, sink)).isEqualTo(frame.length);
        assertThat(seen).containsExactly("y".repeat(length));
    }

    @Test
    void binary_isRead_asAWhole() throws IOException {
        byte[] frame = frame(0x82, "yes");

        reader.read(frame, 0, frame.length, sink);

        assertThat(seen).containsExactly("binary 3");
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 300, 70_000})
    void frames_areRead_whereverTheyAreSplit(int length) throws IOException {
        byte[] both = join(frame(0x81, "a".repeat(length)), frame(0x81, "b"));
        for (int split = 0; split < both.length; split = split < 16 ? split + 1 : split + 997) {
            seen.clear();

            int used = reader.read(both, 0, split, sink);
            int all = reader.read(both, used, both.length, sink);

            assertThat(all).isEqualTo(both.length);
            assertThat(seen).containsExactly("a".repeat(length), "b");
        }
    }

    @Test
    void fragments_areOneMessage_withAPingBetween() throws IOException {
        byte[] bytes = join(frame(0x01, "one "), frame(0x89, "p"), frame(0x00, "two "), frame(0x80, "three"));

        reader.read(bytes, 0, bytes.length, sink);

        assertThat(seen).containsExactly("ping p", "one two three");
    }

    @Test
    void close_hasItsCode_or1005() throws IOException {
        byte[] bytes = join(frame(0x88, "\u000f\u00a0why"), frame(0x88, ""));

        reader.read(bytes, 0, bytes.length, sink);

        assertThat(seen).containsExactly("close 4000", "close 1005");
    }

    @Test
    void whatServersMustNotSend_isAFault() {
        for (byte[] bytes : List.of(
                new byte[] {(byte) 0x81, (byte) 0x80, 0, 0, 0, 0},
                frame(0xc1, "rsv"),
                frame(0x80, "rest"),
                frame(0x02, "part"))) {
            assertThatThrownBy(() -> new FrameReader().read(bytes, 0, bytes.length, sink))
                    .isInstanceOf(ProtocolFault.class);
        }
        assertThat(seen).isEmpty();
    }

    /** A frame as a server writes it. */
    static byte[] frame(int first, String payload) {
        int length = payload.length();
        int head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
        byte[] frame = Arrays.copyOf(new byte[] {(byte) first}, head + length);
        frame[1] = (byte) (head == 2 ? length : head == 4 ? 126 : 127);
        for (int i = head - 1, rest = length; i > 1; i--, rest >>>= 8) {
            frame[i] = (byte) rest;
        }
        System.arraycopy(payload.getBytes(ISO_8859_1), 0, frame, head, length);
        return frame;
    }

    static byte[] join(byte[]... parts) {
        var all = new Bytes();
        for (byte[] part : parts) {
            all.add(part, 0, part.length);
        }
        return Arrays.copyOf(all.array(), all.length());
    }
}
