// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations.telemetry;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

/** Takes what OpenTelemetry exports by OTLP over HTTP, and keeps what the instrumentation "dev.foyer" has told. */
final class Collector implements AutoCloseable {

    private static final String OURS = "dev.foyer";

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();
    private final Map<String, Map<Map<String, String>, Long>> metrics = new ConcurrentHashMap<>();

    /**
     * A span.
     *
     * @param links the ids of the traces that it is linked to
     */
    record Span(String trace, String parent, String name, Map<String, String> attributes, List<String> links) {

        static Span of(Message span) {
            return new Span(
                    span.hex(1),
                    span.hex(4),
                    span.text(5),
                    span.attributes(9),
                    span.messages(13).stream().map(link -> link.hex(1)).toList());
        }
    }

    private Collector(HttpServer server) {
        this.server = server;
        server.createContext("/v1/traces", exchange -> take(exchange, this::traces));
        server.createContext("/v1/metrics", exchange -> take(exchange, this::metrics));
        server.createContext("/v1/logs", exchange -> take(exchange, message -> {}));
        server.start();
    }

    static Collector start() {
        try {
            return new Collector(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    private static void take(HttpExchange exchange, Consumer<Message> reader) throws IOException {
        try (exchange) {
            InputStream body = exchange.getRequestBody();
            boolean zipped = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
            reader.accept(Message.of((zipped ? new GZIPInputStream(body) : body).readAllBytes()));
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void traces(Message request) {
        ofScopes(request)
                .forEach(scope -> scope.messages(2).forEach(span -> {
                    if (scope.messages(1).get(0).text(1).equals(OURS)) {
                        spans.add(Span.of(span));
                    }
                }));
    }

    private void metrics(Message request) {
        ofScopes(request)
                .forEach(scope -> scope.messages(2).forEach(metric -> {
                    if (scope.messages(1).get(0).text(1).equals(OURS)) {
                        metrics.put(metric.text(1), points(metric));
                    }
                }));
    }

    private static List<Message> ofScopes(Message request) {
        return request.messages(1).stream()
                .flatMap(resource -> resource.messages(2).stream())
                .toList();
    }

    /** The values of a sum, or the counts of a histogram, by attributes. */
    private static Map<Map<String, String>, Long> points(Message metric) {
        var points = new ConcurrentHashMap<Map<String, String>, Long>();
        metric.messages(7)
                .forEach(sum -> sum.messages(1).forEach(point -> points.put(point.attributes(7), point.number(6))));
        metric.messages(9)
                .forEach(spread ->
                        spread.messages(1).forEach(point -> points.put(point.attributes(9), point.number(4))));
        return points;
    }

    List<Span> spans() {
        return spans;
    }

    /** The latest value of a metric. */
    Long metric(String name, Map<String, String> attributes) {
        return metrics.getOrDefault(name, Map.of()).get(attributes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
