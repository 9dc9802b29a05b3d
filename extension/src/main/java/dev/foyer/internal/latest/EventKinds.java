// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.wire.FrameWriter;
import org.jspecify.annotations.Nullable;

/** Reads what the types of events say, each once. Safe for any thread. */
public final class EventKinds {

    /** The length of a key; what is longer is cut, and has its hash behind it. */
    private static final int LONGEST = 200;

    private static final int HASH = 64;

    private final FrameWriter writer;

    // Mutable state.
    private final Map<Class<?>, EventKind> kinds = new ConcurrentHashMap<>();

    /** Creates what has read nothing. */
    public EventKinds(FrameWriter writer) {
        this.writer = writer;
    }

    /** Describes how one event is to be delivered; {@code latest} is that of {@code Emitted}. */
    public record Described(
            String name, Mode mode, @Nullable Latest latest) {}

    /** Returns what the type of an event says of it, or {@code null} if the type is no event. */
    public @Nullable Described of(Object event) {
        EventKind kind = kind(event.getClass());
        if (kind == null || kind.isPlain()) {
            return kind == null ? null : new Described(kind.name(), kind.mode(), null);
        }
        var latest = new Latest(key(kind, event), kind.versionOf(event), kind.retained(), Latest.Origin.NONE);
        return new Described(kind.name(), kind.mode(), latest);
    }

    private @Nullable EventKind kind(Class<?> type) {
        EventKind known = kinds.get(type);
        if (known != null) {
            return known;
        }
        ServerEvent annotation = type.getAnnotation(ServerEvent.class);
        if (annotation == null) {
            return null;
        }
        EventKind read = EventKind.of(type, annotation);
        kinds.put(type, read);
        return read;
    }

    private String key(EventKind kind, Object event) {
        Object key = kind.keyOf(event);
        return bounded(kind.name() + (kind.key() == null ? "" : ' ' + text(kind, key)));
    }

    private String text(EventKind kind, @Nullable Object key) {
        return key == null ? "null" : writer.json(kind.name(), key);
    }

    private static String bounded(String key) {
        boolean plain = key.length() <= LONGEST && key.chars().noneMatch(Character::isISOControl);
        return plain
                ? key
                : key.substring(0, Math.min(key.length(), LONGEST - HASH)).replaceAll("[^!-~]", " ") + hash(key);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) { // every Java has it
            throw new IllegalStateException(impossible);
        }
    }
}
