// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.nginx;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;

import dev.foyer.contract.testing.Client;

import static org.assertj.core.api.Assertions.assertThat;

/** A WebSocket client as a browser behind a proxy is: it speaks TLS and says which page it is of. */
final class TlsClient implements AutoCloseable, WebSocket.Listener {

    private static final Pattern DETAIL = Pattern.compile("\"detail\":\"([^\"]*)\"");

    private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
    private final Semaphore pings = new Semaphore(0);
    private final WebSocket socket;

    private TlsClient(SSLContext tls, URI uri, String origin) {
        this.socket = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(tls)
                .build()
                .newWebSocketBuilder()
                .header("Origin", origin)
                .buildAsync(uri, this)
                .join();
    }

    static TlsClient open(SSLContext tls, URI uri, String origin) {
        return new TlsClient(tls, uri, origin);
    }

    /** The status of the answer to an upgrade. */
    static int status(SSLContext tls, URI uri, String origin) {
        try (var opened = open(tls, uri, origin)) {
            return opened.socket.isInputClosed() ? 0 : 101;
        } catch (CompletionException refused) {
            assertThat(refused).hasCauseInstanceOf(WebSocketHandshakeException.class);
            return ((WebSocketHandshakeException) refused.getCause())
                    .getResponse()
                    .statusCode();
        }
    }

    /** What a plain GET of the same address says: the status, and the detail of the problem. */
    static String reason(SSLContext tls, URI uri) throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newBuilder()
                .sslContext(tls)
                .build()
                .send(
                        HttpRequest.newBuilder(URI.create(uri.toString().replaceFirst("^wss", "https")))
                                .build(),
                        BodyHandlers.ofString());
        Matcher detail = DETAIL.matcher(response.body());
        return response.statusCode() + " " + (detail.find() ? detail.group(1) : "");
    }

    /** The next text that contains another one. */
    String awaitText(String part) throws InterruptedException {
        String text = next();
        while (!text.contains(part)) {
            text = next();
        }
        return text;
    }

    String call(String event, String data) throws InterruptedException {
        socket.sendText("{\"event\":\"" + event + "\",\"data\":" + data + ",\"id\":1}", true)
                .join();
        return next();
    }

    private String next() throws InterruptedException {
        String text = texts.poll(Client.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        assertThat(text).as("next text").isNotNull();
        return text;
    }

    /** Waits, without sending anything but pongs, until the server has pinged so often. */
    void awaitPings(int count) throws InterruptedException {
        assertThat(pings.tryAcquire(count, Client.PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                .isTrue();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
        texts.add(text.toString());
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer mark) {
        pings.release();
        from.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {
        socket.abort();
    }
}
