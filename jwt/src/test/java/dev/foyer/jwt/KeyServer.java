// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

import static java.nio.charset.StandardCharsets.UTF_8;

/** An identity provider that has its keys at an address, or has trouble. */
final class KeyServer implements AutoCloseable {

    private final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch end = new CountDownLatch(1);
    private final HttpServer server;
    private volatile HttpHandler answer = exchange -> send(exchange, 404, "");

    KeyServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            try (exchange) {
                answer.handle(exchange);
            }
        });
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }

    /** How often keys have been asked for. */
    int requests() {
        return requests.get();
    }

    /** Answers with a text from now on. */
    void sends(int status, String text) {
        answer = exchange -> send(exchange, status, text);
    }

    void redirectsTo(String path) {
        answer = exchange -> {
            exchange.getResponseHeaders().add("Location", path);
            send(exchange, 302, "");
        };
    }

    /** Answers only when this is open, or when the server ends. */
    CountDownLatch hangs(String text) {
        var gate = new CountDownLatch(1);
        answer = exchange -> {
            while (gate.getCount() > 0 && end.getCount() > 0) {
                wait(gate, 20);
            }
            send(exchange, 200, text);
        };
        return gate;
    }

    /** Sends a byte now and then, for ever. */
    void drips() {
        answer = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            while (end.getCount() > 0) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                wait(end, 50);
            }
        };
    }

    private static void wait(CountDownLatch gate, int millis) {
        try {
            gate.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        end.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
