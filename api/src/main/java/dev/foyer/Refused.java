// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Thrown by {@code @OnConnect} to refuse a handshake with a status. The peer gets the status, its title and the detail as
 * {@code application/problem+json} (RFC 9457); nothing is logged.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();

    /**
     * A refusal of any status.
     *
     * @param status 400 to 599
     * @param detail a sentence for the peer: it is sent as it is
     * @throws IllegalArgumentException if the status is not an error
     */
    public Refused(int status, String detail) {
        super(detail, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(
                    "A handshake is refused with a status of 400 to 599, not " + status + ".");
        }
        this.status = status;
    }

    /** 401: the peer is not known. Asks for a bearer token (RFC 6750). */
    public static Refused unauthorized(String detail) {
        return new Refused(401, detail).header("WWW-Authenticate", "Bearer");
    }

    /** 403: the peer is known and may not. */
    public static Refused forbidden(String detail) {
        return new Refused(403, detail);
    }

    /** 429: the peer may come back later; {@code retryAfter} is sent in whole seconds, rounded up. */
    public static Refused tooManyRequests(String detail, Duration retryAfter) {
        long seconds = retryAfter.plusNanos(999_999_999).toSeconds();
        return new Refused(429, detail).header("Retry-After", Long.toString(Math.max(0, seconds)));
    }

    /** Adds a header to the answer, and returns this refusal. */
    public final Refused header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** The status, 400 to 599. */
    public final int status() {
        return status;
    }

    /** The sentence for the peer. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** The headers of the answer. */
    public final Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
