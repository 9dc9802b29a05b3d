// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.internal.flow.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Why handshakes were refused, for a moment. A page cannot see it, and asking again would run {@code @OnConnect} again: so it names its
 * attempt in the query, by something that nobody else can guess, and asks for that name afterwards. Bounded in number and in time; any
 * thread may use it.
 */
public final class RefusedAttempts {

    /** The query parameter with the name of an attempt. */
    static final String PARAMETER = "foyer-attempt";

    private static final int MOST = 1_000;
    private static final int LONGEST_NAME = 64;
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final LongSupplier nanoTime;
    private final Map<String, Kept> refused = new LinkedHashMap<>();

    private record Kept(Refusal refusal, long since) {}

    /** No attempts yet, with a clock of nanoseconds. */
    public RefusedAttempts(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Keeps why an attempt was refused, if it has a name. */
    void keep(@Nullable String name, Refusal refusal) {
        if (name != null) {
            long now = nanoTime.getAsLong();
            synchronized (refused) {
                refused.remove(name);
                refused.put(name, new Kept(refusal, now));
                removeOld(now);
            }
        }
    }

    /** Why the attempt of that name was refused, if it was, a moment ago. */
    Optional<Refusal> find(@Nullable String name) {
        if (name == null) {
            return Optional.empty();
        }
        synchronized (refused) {
            removeOld(nanoTime.getAsLong());
            return Optional.ofNullable(refused.get(name)).map(Kept::refusal);
        }
    }

    private void removeOld(long now) {
        var oldest = refused.values().iterator();
        while (oldest.hasNext() && (now - oldest.next().since() > KEPT.toNanos() || refused.size() > MOST)) {
            oldest.remove();
        }
    }

    /** Whether a request asks for an attempt, known or not. */
    static boolean isAsked(HttpServletRequest request) {
        return HandshakeReader.query(request.getQueryString()).containsKey(PARAMETER);
    }

    /** What a request calls its attempt, which is of one path; null if it does not, or not properly. */
    static @Nullable String name(HttpServletRequest request) {
        return name(HandshakeReader.path(request), HandshakeReader.query(request.getQueryString()));
    }

    static @Nullable String name(String path, Map<String, List<String>> query) {
        List<String> names = query.getOrDefault(PARAMETER, List.of());
        return names.size() == 1 && !names.get(0).isBlank() && names.get(0).length() <= LONGEST_NAME
                ? path + " " + names.get(0)
                : null;
    }
}
