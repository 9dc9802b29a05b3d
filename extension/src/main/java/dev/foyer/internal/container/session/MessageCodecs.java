// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.ByteBuffer;

import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;

import dev.foyer.internal.container.definition.type.MessageTypes;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Bytes;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.model.handshake.Converter;
import dev.foyer.internal.model.handshake.Converters;

/**
 * Decodes and encodes one connection's messages with its endpoint's decoders and encoders: one injected instance of
 * each, initialized on first use, destroyed with the connection. Safe for any thread, as far as they are.
 */
final class MessageCodecs {

    private final EndpointConfig config;
    private final Coders coders;

    MessageCodecs(ConnectionScope scope, EndpointConfig config) {
        this.config = config;
        this.coders = new Coders(scope, config);
    }

    /** Decodes a text. If that fails, throws an exception that may contain the text. */
    Object decode(String text, Class<?> type) throws DecodeException, IOException {
        if (type == String.class) {
            return text;
        }
        if (type == Reader.class) {
            return new StringReader(text);
        }
        if (MessageTypes.isPrimitive(type)) {
            return convert(text, type);
        }
        for (Class<? extends Decoder> decoder : config.getDecoders()) {
            if (MessageTypes.decodes(decoder, type)) {
                Object coder = coders.of(decoder);
                if (coder instanceof Decoder.Text<?> texts && texts.willDecode(text)) {
                    return texts.decode(text);
                }
                if (coder instanceof Decoder.TextStream<?> streams) {
                    return streams.decode(new StringReader(text));
                }
            }
        }
        throw new DecodeException(text, "No decoder accepts this message.");
    }

    /** Decodes bytes. If that fails, throws an exception that may contain the bytes. */
    Object decode(byte[] bytes, Class<?> type) throws DecodeException, IOException {
        if (type == byte[].class) {
            return bytes;
        }
        if (type == ByteBuffer.class) {
            return ByteBuffer.wrap(bytes);
        }
        if (type == InputStream.class) {
            return new ByteArrayInputStream(bytes);
        }
        for (Class<? extends Decoder> decoder : config.getDecoders()) {
            if (MessageTypes.decodes(decoder, type)) {
                Object coder = coders.of(decoder);
                if (coder instanceof Decoder.Binary<?> binaries && binaries.willDecode(ByteBuffer.wrap(bytes))) {
                    return binaries.decode(ByteBuffer.wrap(bytes));
                }
                if (coder instanceof Decoder.BinaryStream<?> streams) {
                    return streams.decode(new ByteArrayInputStream(bytes));
                }
            }
        }
        throw new DecodeException(ByteBuffer.wrap(bytes), "No decoder accepts this message.");
    }

    /** Returns the frame that represents an object. */
    Frame encode(Object object) throws EncodeException, IOException {
        for (Class<? extends Encoder> encoder : config.getEncoders()) {
            if (MessageTypes.encodes(encoder, object.getClass())) {
                return EncodedFrame.of(coders.of(encoder), object);
            }
        }
        if (object instanceof byte[] bytes) {
            return Frame.binary(bytes);
        }
        return object instanceof ByteBuffer buffer ? Frame.binary(Bytes.copy(buffer)) : new Frame(object.toString());
    }

    private static Object convert(String text, Class<?> type) throws DecodeException {
        Converter converter = Converters.of(type).orElseThrow();
        try {
            return converter.function().convert(text);
        } catch (ReflectiveOperationException | RuntimeException invalid) {
            throw new DecodeException(text, "It " + converter.complaint() + ".", invalid);
        }
    }
}
