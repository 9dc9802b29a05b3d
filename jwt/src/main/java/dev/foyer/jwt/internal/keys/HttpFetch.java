// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Fetches keys by HTTP. Follows no redirect, and reads no more than a set of keys may have. */
public final class HttpFetch implements Fetch {

    private final URI address;
    private final Algorithm algorithm;
    private final Duration timeout;
    private final LongSupplier nanos;

    // Mutable state: what is under way.
    private volatile @Nullable HttpURLConnection current;

    /**
     * Creates what fetches keys.
     *
     * @param address {@code http} or {@code https}
     * @param timeout how long connecting may take, and how long all the rest
     * @param nanos counts nanoseconds
     */
    public HttpFetch(URI address, Algorithm algorithm, Duration timeout, LongSupplier nanos) {
        this.address = address;
        this.algorithm = algorithm;
        this.timeout = timeout;
        this.nanos = nanos;
    }

    @Override
    public KeySet fetch() throws IOException, KeyMistake {
        var connection = (HttpURLConnection) address.toURL().openConnection();
        current = connection;
        try {
            int millis = Math.toIntExact(timeout.toMillis());
            connection.setConnectTimeout(millis);
            connection.setReadTimeout(millis);
            connection.setInstanceFollowRedirects(false);
            connection.setUseCaches(false);
            connection.setRequestProperty("Accept", "application/jwk-set+json, application/json, */*;q=0.1");
            int status = connection.getResponseCode();
            if (status != HttpURLConnection.HTTP_OK) {
                throw new IOException("It answers with status " + status);
            }
            try (InputStream in = connection.getInputStream()) {
                return KeyTexts.read(read(in), algorithm);
            }
        } finally {
            connection.disconnect();
            if (current == connection) { // else the next one has begun, because this one took too long
                current = null;
            }
        }
    }

    private String read(InputStream in) throws IOException {
        long end = nanos.getAsLong() + timeout.toNanos();
        var text = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        for (int length = in.read(some); length >= 0; length = in.read(some)) {
            text.write(some, 0, length);
            if (text.size() > KeyTexts.MAX_LENGTH) {
                throw new IOException("It sends more than " + KeyTexts.MAX_LENGTH + " bytes");
            }
            if (nanos.getAsLong() - end > 0) {
                throw new SocketTimeoutException("It sends too slowly");
            }
        }
        return text.toString(UTF_8);
    }

    @Override
    public void cancel() {
        HttpURLConnection running = current;
        if (running != null) {
            running.disconnect();
        }
    }
}
