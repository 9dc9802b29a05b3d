// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations.telemetry;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** A message in Protobuf, of which only the numbers of fields are known: enough to read OTLP without a library. */
final class Message {

    private final Map<Integer, List<Object>> fields = new HashMap<>();

    private Message(ByteBuffer in) {
        while (in.hasRemaining()) {
            long tag = varint(in);
            fields.computeIfAbsent((int) (tag >> 3), first -> new ArrayList<>()).add(value(in, (int) (tag & 7)));
        }
    }

    static Message of(byte[] bytes) {
        return new Message(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
    }

    private static Object value(ByteBuffer in, int type) {
        return switch (type) {
            case 0 -> varint(in);
            case 1 -> in.getLong();
            case 5 -> in.getInt();
            case 2 -> {
                var bytes = new byte[(int) varint(in)];
                in.get(bytes);
                yield bytes;
            }
            default -> throw new IllegalArgumentException("There is no type " + type);
        };
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private List<Object> all(int field) {
        return fields.getOrDefault(field, List.of());
    }

    /** The messages in a field. */
    List<Message> messages(int field) {
        return all(field).stream().map(bytes -> of((byte[]) bytes)).toList();
    }

    String text(int field) {
        return all(field).isEmpty() ? "" : new String((byte[]) all(field).get(0), StandardCharsets.UTF_8);
    }

    String hex(int field) {
        return all(field).isEmpty()
                ? ""
                : HexFormat.of().formatHex((byte[]) all(field).get(0));
    }

    long number(int field) {
        return all(field).isEmpty() ? 0 : (Long) all(field).get(0);
    }

    /** The attributes in a field, with their values as texts. */
    Map<String, String> attributes(int field) {
        var attributes = new HashMap<String, String>();
        for (Message attribute : messages(field)) {
            Message value = attribute.messages(2).get(0);
            String text = value.text(1);
            attributes.put(attribute.text(1), text.isEmpty() ? Long.toString(value.number(3)) : text);
        }
        return attributes;
    }
}
