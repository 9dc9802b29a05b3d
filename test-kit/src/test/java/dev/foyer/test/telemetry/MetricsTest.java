// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

import dev.foyer.Closing;
import dev.foyer.Rooms;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import dev.foyer.test.PendingCall;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.HistogramPointData;
import io.opentelemetry.sdk.metrics.data.LongPointData;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.PointData;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule O1: what OpenTelemetry is told. */
class MetricsTest {

    private static final String SHOP = "foyer.endpoint=/shop/{floor}";

    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    private final Foyer foyer = Foyer.of(Shop.class.getDeclaredClasses())
            .bean(OpenTelemetry.class, sdk)
            .start();

    @AfterEach
    void stop() {
        foyer.close();
        sdk.close();
    }

    private Peer connect(String name) {
        return foyer.connect("/shop/7", request -> request.query("name", name));
    }

    private MetricData metric(String name) {
        return reader.collectAllMetrics().stream()
                .filter(metric -> metric.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no " + name));
    }

    private Map<String, Long> numbers(String name) {
        return metric(name).getLongSumData().getPoints().stream()
                .collect(Collectors.toMap(MetricsTest::labels, LongPointData::getValue));
    }

    private Map<String, HistogramPointData> spreads(String name) {
        return metric(name).getHistogramData().getPoints().stream()
                .collect(Collectors.toMap(MetricsTest::labels, point -> point));
    }

    private HistogramPointData spread(String name, String labels) {
        return Objects.requireNonNull(spreads(name).get(labels), labels);
    }

    private long number(String name) {
        return Objects.requireNonNull(numbers(name).get(""), name);
    }

    private Map<String, Long> counts(String name) {
        var counts = new TreeMap<String, Long>();
        spreads(name).forEach((labels, point) -> counts.put(labels, point.getCount()));
        return counts;
    }

    private static String labels(PointData point) {
        return point.getAttributes().asMap().entrySet().stream()
                .map(entry -> entry.getKey().getKey() + '=' + entry.getValue())
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @Test
    void events_areTimedByNameAndError_andNamesOfPeersAreNot() {
        Peer ada = connect("ada");

        ada.call("say", Map.of("text", "hello"));
        ada.call("say", Map.of("text", "again"));
        ada.refused("say", Map.of("text", " "));
        ada.refused("nonsense-4711");
        ada.refused("fail");
        ada.refused("refuse");

        assertThat(counts("foyer.server.event.duration"))
                .isEqualTo(Map.of(
                        SHOP + " foyer.event=say", 2L,
                        "error.type=invalid-event " + SHOP + " foyer.event=say", 1L,
                        "error.type=unknown-event " + SHOP + " foyer.event=_OTHER", 1L,
                        "error.type=failed " + SHOP + " foyer.event=fail", 1L,
                        "error.type=_OTHER " + SHOP + " foyer.event=refuse", 1L));
    }

    @Test
    void eventOfAStage_takesUntilItIsAnswered() {
        Peer ada = connect("ada");
        PendingCall call = ada.begin("later");
        foyer.advance(Duration.ofSeconds(3));
        foyer.bean(Shop.Traces.class).later().complete("now");
        call.reply();

        HistogramPointData spread = spread("foyer.server.event.duration", SHOP + " foyer.event=later");
        assertThat(spread.getSum()).isBetween(3.0, 4.0);
    }

    @Test
    void tooManyEvents_areCountedAsSuch() {
        Peer ada = connect("ada");
        for (int i = 0; i < 201; i++) {
            ada.emit("beside");
        }
        foyer.settle();

        assertThat(counts("foyer.server.event.duration"))
                .containsEntry("error.type=rate-limited " + SHOP + " foyer.event=beside", 1L);
    }

    @Test
    void handshakes_areTimedByStatus() {
        connect("ada");
        foyer.refused("/shop/7", request -> request.query("name", "thief"));
        foyer.refused("/shop/7");

        assertThat(counts("foyer.server.handshake.duration"))
                .isEqualTo(Map.of(
                        SHOP + " http.response.status_code=101", 1L,
                        "error.type=403 " + SHOP + " http.response.status_code=403", 1L,
                        "error.type=400 " + SHOP + " http.response.status_code=400", 1L));
    }

    @Test
    void connections_areCountedAndTimedByCloseCode() {
        connect("ada").close(Closing.NORMAL);
        Peer bob = connect("bob");
        Peer eve = connect("eve");
        connect("joe");
        foyer.advance(Duration.ofMinutes(1));
        bob.close(new Closing(4711, ""));
        eve.close(new Closing(3001, ""));
        foyer.settle();

        assertThat(numbers("foyer.server.connection.active")).isEqualTo(Map.of(SHOP, 1L));
        Map<String, HistogramPointData> ended = spreads("foyer.server.connection.duration");
        assertThat(ended.keySet())
                .containsExactlyInAnyOrder(
                        "foyer.close.code=1000 " + SHOP,
                        "foyer.close.code=4xxx-app " + SHOP,
                        "foyer.close.code=_OTHER " + SHOP);
        assertThat(spread("foyer.server.connection.duration", "foyer.close.code=4xxx-app " + SHOP)
                        .getSum())
                .isBetween(60.0, 61.0);
    }

    @Test
    void emits_areMeasuredByAudience() {
        Peer ada = connect("ada");
        connect("bob");
        ada.call("say", Map.of("text", "hello"));

        HistogramPointData room = spread("foyer.server.emit.recipients", "foyer.audience=room");
        assertThat(room.getCount()).isEqualTo(1);
        assertThat(room.getSum()).isEqualTo(2);
    }

    @Test
    void traffic_isCounted_withoutPings() {
        Peer ada = connect("ada");
        String welcome = "{\"welcome\":";
        ada.send("{\"event\":\"nothing\"}");
        foyer.settle();

        Map<String, Long> bytes = numbers("foyer.server.io");
        assertThat(numbers("foyer.server.frame.received")).isEqualTo(Map.of("", 1L));
        assertThat(numbers("foyer.server.frame.sent")).isEqualTo(Map.of("", 2L));
        assertThat(bytes).containsEntry("network.io.direction=receive", 19L);
        assertThat(bytes.get("network.io.direction=transmit")).isGreaterThan(welcome.length() * 2L);
    }

    @Test
    void whatWaits_isReadWhenSomebodyLooks_andWhatIsLostIsCounted() {
        Peer ada = connect("ada");
        ada.stopReading();
        for (int i = 0; i < 20; i++) {
            foyer.bean(Rooms.class).get("lobby").emit("said", "x".repeat(10_000));
        }
        foyer.settle();

        assertThat(number("foyer.server.outbox.usage")).isBetween(100_000L, 210_000L);
        long waiting = number("foyer.server.frame.waiting");
        assertThat(waiting).isBetween(10L, 20L);

        foyer.advance(Duration.ofSeconds(30));
        ada.cut();
        foyer.advance(Duration.ofMinutes(1));

        assertThat(numbers("foyer.server.outbox.usage")).isEqualTo(Map.of("", 0L));
        assertThat(numbers("foyer.server.frame.dropped").get("foyer.reason=closed"))
                .isBetween(waiting, 20L);
    }

    @Test
    void pings_areTimed() {
        connect("ada");
        foyer.advance(Duration.ofMinutes(2));

        assertThat(counts("foyer.server.ping.duration").get("")).isBetween(3L, 6L);
    }

    @Test
    void roomsAndUsers_areCounted() {
        connect("ada");
        connect("bob");

        assertThat(numbers("foyer.server.room.active")).isEqualTo(Map.of("", 1L));
        assertThat(numbers("foyer.server.user.active")).isEqualTo(Map.of("", 0L));
    }

    @Test
    void nothingIsRead_afterTheStop() {
        connect("ada");
        foyer.close();

        assertThat(reader.collectAllMetrics())
                .extracting(MetricData::getName)
                .doesNotContain("foyer.server.room.active", "foyer.server.io");
    }
}
