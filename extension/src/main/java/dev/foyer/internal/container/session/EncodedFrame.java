// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;

import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;

import dev.foyer.internal.flow.Bytes;
import dev.foyer.internal.flow.Frame;

/** Writes an object as a frame with an encoder of any kind. */
final class EncodedFrame {

    private EncodedFrame() {}

    /** Returns the frame that an encoder makes of an object. */
    @SuppressWarnings("unchecked") // the encoder takes objects of this type
    static Frame of(Object coder, Object object) throws EncodeException, IOException {
        if (coder instanceof Encoder.Text<?> texts) {
            return new Frame(((Encoder.Text<Object>) texts).encode(object));
        }
        if (coder instanceof Encoder.TextStream<?> streams) {
            var out = new StringWriter();
            ((Encoder.TextStream<Object>) streams).encode(object, out);
            return new Frame(out.toString());
        }
        if (coder instanceof Encoder.Binary<?> binaries) {
            return Frame.binary(Bytes.copy(((Encoder.Binary<Object>) binaries).encode(object)));
        }
        var out = new ByteArrayOutputStream();
        ((Encoder.BinaryStream<Object>) coder).encode(object, out);
        return Frame.binary(out.toByteArray());
    }
}
