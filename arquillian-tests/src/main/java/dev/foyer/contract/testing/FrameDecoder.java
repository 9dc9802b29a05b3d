// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Decodes what a server sends (RFC 6455, section 5), in whatever pieces it comes. For one thread. */
public final class FrameDecoder {

    /** What came, each in full. */
    public interface Sink {
        void text(String message);

        void ping(byte[] data);

        void close(int code);
    }

    private static final byte[] NOTHING = new byte[0];

    private final Sink sink;
    private final ByteArrayOutputStream parts = new ByteArrayOutputStream(0);
    private byte[] rest = NOTHING; // of a frame that has not come to its end

    public FrameDecoder(Sink sink) {
        this.sink = sink;
    }

    /** Decodes all that is in a buffer. */
    public void decode(ByteBuffer arrived) {
        ByteBuffer in = arrived;
        if (rest.length > 0) {
            byte[] all = Arrays.copyOf(rest, rest.length + arrived.remaining());
            arrived.get(all, rest.length, arrived.remaining());
            in = ByteBuffer.wrap(all);
        }
        int start = in.position();
        while (decodeOne(in)) {
            start = in.position();
        }
        in.position(start);
        rest = in.hasRemaining() ? new byte[in.remaining()] : NOTHING;
        in.get(rest);
    }

    /** False if the frame has not come to its end. */
    private boolean decodeOne(ByteBuffer in) {
        if (in.remaining() < 2) {
            return false;
        }
        int first = in.get();
        int second = in.get();
        if (second < 0) {
            throw new IllegalStateException("A server does not mask.");
        }
        int extended = second == 126 ? 2 : second == 127 ? 8 : 0;
        if (in.remaining() < extended) {
            return false;
        }
        long length = switch (extended) {
            case 2 -> Short.toUnsignedLong(in.getShort());
            case 8 -> in.getLong();
            default -> second;
        };
        if (in.remaining() < length) {
            return false;
        }
        var payload = new byte[Math.toIntExact(length)];
        in.get(payload);
        frame(first < 0, first & 0x7F, payload);
        return true;
    }

    private void frame(boolean last, int opcode, byte[] payload) {
        switch (opcode) {
            case 0, 1 -> part(last, payload);
            case 8 ->
                sink.close(
                        payload.length < 2
                                ? 1005
                                : Short.toUnsignedInt(ByteBuffer.wrap(payload).getShort()));
            case 9 -> sink.ping(payload);
            case 10 -> {}
            default -> throw new IllegalStateException("No frame that a server of texts sends: " + opcode);
        }
    }

    private void part(boolean last, byte[] payload) {
        if (last && parts.size() == 0) {
            sink.text(new String(payload, StandardCharsets.UTF_8));
            return;
        }
        parts.writeBytes(payload);
        if (last) {
            sink.text(parts.toString(StandardCharsets.UTF_8));
            parts.reset();
        }
    }
}
