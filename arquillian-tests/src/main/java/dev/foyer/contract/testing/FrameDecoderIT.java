// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How the frames of a server are decoded; needs no server. */
class FrameDecoderIT {

    private static final String MIDDLE = "é".repeat(400);
    private static final String LONG = "x".repeat(70_000);

    private final List<String> got = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100_000})
    void frames_inPiecesOfAnySize(int size) {
        var sent = new ByteArrayOutputStream();
        write(sent, 0x81, "short");
        write(sent, 0x81, MIDDLE);
        write(sent, 0x89, "are you there?");
        write(sent, 0x01, "in ");
        write(sent, 0x00, "three ");
        write(sent, 0x8A, "a pong in between");
        write(sent, 0x80, "parts");
        write(sent, 0x81, "");
        sent.writeBytes(new byte[] {(byte) 0x88, 2, 1012 >> 8, (byte) 1012});

        decode(sent.toByteArray(), size);

        assertThat(got).containsExactly("short", MIDDLE, "ping are you there?", "in three parts", "", "close 1012");
    }

    @ParameterizedTest
    @ValueSource(ints = {1_000, 100_000})
    void longFrame_inPiecesOfAnySize(int size) {
        var sent = new ByteArrayOutputStream();
        write(sent, 0x81, LONG);
        write(sent, 0x81, "short");

        decode(sent.toByteArray(), size);

        assertThat(got).containsExactly(LONG, "short");
    }

    private void decode(byte[] sent, int size) {
        var decoder = new FrameDecoder(new FrameDecoder.Sink() {
            @Override
            public void text(String message) {
                got.add(message);
            }

            @Override
            public void ping(byte[] data) {
                got.add("ping " + new String(data, StandardCharsets.UTF_8));
            }

            @Override
            public void close(int code) {
                got.add("close " + code);
            }
        });
        for (int from = 0; from < sent.length; from += size) {
            decoder.decode(ByteBuffer.wrap(sent, from, Math.min(size, sent.length - from)));
        }
    }

    private static void write(ByteArrayOutputStream to, int first, String text) {
        byte[] payload = text.getBytes(StandardCharsets.UTF_8);
        var head = ByteBuffer.allocate(10).put((byte) first);
        if (payload.length < 126) {
            head.put((byte) payload.length);
        } else if (payload.length < 65_536) {
            head.put((byte) 126).putShort((short) payload.length);
        } else {
            head.put((byte) 127).putLong(payload.length);
        }
        to.write(head.array(), 0, head.position());
        to.writeBytes(payload);
    }
}
