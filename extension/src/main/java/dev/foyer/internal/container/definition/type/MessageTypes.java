// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.type;

import java.io.InputStream;
import java.io.Reader;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.websocket.Decoder;
import jakarta.websocket.Encoder;
import jakarta.websocket.PongMessage;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.internal.model.MessageKind;
import dev.foyer.internal.types.Generics;
import dev.foyer.internal.types.TypeVariables;
import org.jspecify.annotations.Nullable;

/**
 * Knows the types that an endpoint's {@code @OnMessage} methods may take and return: those of the specification
 * (Jakarta WebSocket, section 4.7), and those of its decoders and encoders.
 */
public final class MessageTypes {

    private static final Set<Class<?>> TEXTS = Set.of(String.class, Reader.class);
    private static final Set<Class<?>> BINARIES = Set.of(byte[].class, ByteBuffer.class, InputStream.class);
    private static final Set<Class<?>> PARTS = Set.of(String.class, byte[].class, ByteBuffer.class);

    private static final List<Class<?>> CODERS = List.of(
            Decoder.Text.class,
            Decoder.TextStream.class,
            Decoder.Binary.class,
            Decoder.BinaryStream.class,
            Encoder.Text.class,
            Encoder.TextStream.class,
            Encoder.Binary.class,
            Encoder.BinaryStream.class);

    private final List<Class<? extends Decoder>> decoders;
    private final List<Class<? extends Encoder>> encoders;

    public MessageTypes(ServerEndpoint endpoint) {
        this.decoders = List.of(endpoint.decoders());
        this.encoders = List.of(endpoint.encoders());
    }

    /** Returns the kind of message from which an object of a type is created, if there is one. */
    public Optional<MessageKind> kind(Class<?> type) {
        if (TEXTS.contains(type) || isPrimitive(type)) {
            return Optional.of(MessageKind.TEXT);
        }
        if (BINARIES.contains(type)) {
            return Optional.of(MessageKind.BINARY);
        }
        if (type == PongMessage.class) {
            return Optional.of(MessageKind.PONG);
        }
        return decoders.stream()
                .filter(decoder -> decodes(decoder, type))
                .findFirst()
                .map(decoder -> isText(decoder) ? MessageKind.TEXT : MessageKind.BINARY);
    }

    /** Tests whether messages of a type can be taken in parts. */
    public static boolean isPart(Class<?> type) {
        return PARTS.contains(type);
    }

    /** Tests whether a method's result of this type can be sent. */
    public boolean isSendable(Class<?> type) {
        return type == void.class
                || type == Void.class
                || type == String.class
                || type == byte[].class
                || ByteBuffer.class.isAssignableFrom(type)
                || isPrimitive(type)
                || encoders.stream().anyMatch(encoder -> encodes(encoder, type));
    }

    /** Tests whether a type is a primitive or its wrapper. */
    public static boolean isPrimitive(Class<?> type) {
        return MethodType.methodType(type).unwrap().returnType().isPrimitive() && type != void.class;
    }

    /** Tests whether a decoder creates objects that a parameter of a type can take. */
    public static boolean decodes(Class<? extends Decoder> decoder, Class<?> type) {
        Class<?> made = argument(decoder);
        return made != null && type.isAssignableFrom(made);
    }

    /** Tests whether an encoder takes objects of a type. */
    public static boolean encodes(Class<? extends Encoder> encoder, Class<?> type) {
        Class<?> taken = argument(encoder);
        return taken != null && taken.isAssignableFrom(type);
    }

    private static boolean isText(Class<? extends Decoder> decoder) {
        return Decoder.Text.class.isAssignableFrom(decoder) || Decoder.TextStream.class.isAssignableFrom(decoder);
    }

    /** Returns the type argument with which a class implements an interface of {@code Decoder} or {@code Encoder}. */
    private static @Nullable Class<?> argument(Class<?> coder) {
        return CODERS.stream()
                .filter(generic -> generic.isAssignableFrom(coder))
                .findFirst()
                .<Class<?>>map(generic -> Generics.raw(TypeVariables.argument(coder, generic, 0)))
                .orElse(null);
    }
}
