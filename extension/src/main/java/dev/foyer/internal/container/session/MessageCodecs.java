// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;

import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import jakarta.websocket.EncodeException;
import jakarta.websocket.Encoder;
import jakarta.websocket.EndpointConfig;

import dev.foyer.internal.container.definition.type.MessageTypes;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.inbound.BinaryAssembler;
import dev.foyer.internal.model.handshake.Converter;
import dev.foyer.internal.model.handshake.Converters;

/**
 * Decodes and encodes one connection's messages with its endpoint's decoders and encoders: one injected instance of
 * each, initialized on first use, destroyed with the connection. Safe for any thread, as far as they are.
 */
final class MessageCodecs {

    private final ConnectionScope scope;
    private final EndpointConfig config;
    private final Map<Class<?>, Object> coders = new HashMap<>(4);

    MessageCodecs(ConnectionScope scope, EndpointConfig config) {
        this.scope = scope;
        this.config = config;
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
                Object coder = coder(decoder);
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
                Object coder = coder(decoder);
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
                return encode(coder(encoder), object);
            }
        }
        if (object instanceof byte[] bytes) {
            return Frame.binary(bytes);
        }
        return object instanceof ByteBuffer buffer
                ? Frame.binary(BinaryAssembler.copy(buffer))
                : new Frame(object.toString());
    }

    @SuppressWarnings("unchecked") // the encoder takes objects of this type
    private static Frame encode(Object coder, Object object) throws EncodeException, IOException {
        if (coder instanceof Encoder.Text<?> texts) {
            return new Frame(((Encoder.Text<Object>) texts).encode(object));
        }
        if (coder instanceof Encoder.TextStream<?> streams) {
            var out = new StringWriter();
            ((Encoder.TextStream<Object>) streams).encode(object, out);
            return new Frame(out.toString());
        }
        if (coder instanceof Encoder.Binary<?> binaries) {
            return Frame.binary(BinaryAssembler.copy(((Encoder.Binary<Object>) binaries).encode(object)));
        }
        var out = new ByteArrayOutputStream();
        ((Encoder.BinaryStream<Object>) coder).encode(object, out);
        return Frame.binary(out.toByteArray());
    }

    private static Object convert(String text, Class<?> type) throws DecodeException {
        Converter converter = Converters.of(type).orElseThrow();
        try {
            return converter.function().convert(text);
        } catch (ReflectiveOperationException | RuntimeException invalid) {
            throw new DecodeException(text, "It " + converter.complaint() + ".", invalid);
        }
    }

    private synchronized Object coder(Class<?> type) {
        return coders.computeIfAbsent(type, this::create);
    }

    private Object create(Class<?> type) {
        Object coder = scope.create(type);
        if (coder instanceof Decoder decoder) {
            decoder.init(config);
            scope.onDestroy(decoder::destroy);
        } else if (coder instanceof Encoder encoder) {
            encoder.init(config);
            scope.onDestroy(encoder::destroy);
        }
        return coder;
    }
}
