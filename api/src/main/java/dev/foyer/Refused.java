// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Lets an {@code @OnConnect} method refuse a handshake with an HTTP status. The client gets the status, its title and
 * the detail as {@code application/problem+json} (RFC 9457). Nothing is logged.
 */
public class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final LinkedHashMap<String, String> headers = new LinkedHashMap<>();

    /**
     * Creates a refusal with any error status.
     *
     * @param status the HTTP status, 400 to 599
     * @param detail a sentence for the client, which is sent unchanged
     * @throws IllegalArgumentException if the status is not within 400 to 599
     */
    public Refused(int status, String detail) {
        super(detail, null, false, false);
        if (status < 400 || status > 599) {
            throw new IllegalArgumentException(
                    "A handshake is refused with a status of 400 to 599, not " + status + ".");
        }
        this.status = status;
    }

    /**
     * Creates a refusal with 401 Unauthorized: the client is not known. The answer asks for a bearer token (RFC 6750).
     */
    public static Refused unauthorized(String detail) {
        return new Refused(401, detail).header("WWW-Authenticate", "Bearer");
    }

    /** Creates a refusal with 403 Forbidden: the client is known but not allowed to connect. */
    public static Refused forbidden(String detail) {
        return new Refused(403, detail);
    }

    /**
     * Creates a refusal with 429 Too Many Requests: the client may try again after {@code retryAfter}, which is sent in
     * whole seconds, rounded up.
     */
    public static Refused tooManyRequests(String detail, Duration retryAfter) {
        long seconds = retryAfter.plusNanos(999_999_999).toSeconds();
        return new Refused(429, detail).header("Retry-After", Long.toString(Math.max(0, seconds)));
    }

    /** Sets a header of the answer and returns this refusal. */
    public final Refused header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Returns the HTTP status, 400 to 599. */
    public final int status() {
        return status;
    }

    /** Returns the sentence for the client. */
    public final String detail() {
        return String.valueOf(getMessage());
    }

    /** Returns the headers of the answer. */
    public final Map<String, String> headers() {
        return Map.copyOf(headers);
    }
}
