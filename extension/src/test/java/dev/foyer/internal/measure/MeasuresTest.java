// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import dev.foyer.internal.address.Group;
import dev.foyer.testing.ManualClock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule O1: what is measured, and that nobody can make more of it. */
class MeasuresTest {

    private static final String EVENTS = "foyer.server.event.duration";
    private static final long MILLI = 1_000_000;

    private final ManualClock clock = new ManualClock();
    private final List<String> told = new ArrayList<>();
    private final Meters meters = new Meters() {

        @Override
        public Recorder recorder(Instrument instrument, Labels labels) {
            return value -> told.add(instrument.key() + labels.text() + ' ' + value);
        }

        @Override
        public void watch(Instrument instrument, Labels labels, LongSupplier number) {}

        @Override
        public void close() {
            told.add("closed");
        }
    };
    private final Measures measures = new Measures(meters, Tracing.NONE, clock, true);

    {
        measures.declare("/chat", List.of("say"), () -> 3);
    }

    private void event(String path, String name, @Nullable String error) {
        Course course = measures.begin(path, name, null, null);
        clock.advance(Duration.ofMillis(20));
        course.end(error);
    }

    @Test
    void event_isTimedInSeconds_andToldAtOnce() {
        event("/chat", "say", null);

        assertThat(told).containsExactly(EVENTS + "{foyer.endpoint=/chat, foyer.event=say} 0.02");
        assertThat(measures.spreads().get(EVENTS + "{foyer.endpoint=/chat, foyer.event=say}"))
                .isEqualTo(new Spread(1, 0.02, 0.025, 0.025));
    }

    @Test
    void whatNobodyDeclared_isAllTheSame() {
        for (int i = 0; i < 1_000; i++) {
            event("/chat", "name" + i, "code" + i);
            event("/path" + i, "say", null);
            measures.ended("/chat", 4_100 + i % 300, 0);
            measures.ended("/chat", 3_000 + i, 0);
            measures.refused("/chat", "other" + i, "rate-limited");
        }

        assertThat(measures.spreads().keySet())
                .filteredOn(name -> name.startsWith(EVENTS) || name.startsWith("foyer.server.connection"))
                .containsExactlyInAnyOrder(
                        EVENTS + "{error.type=_OTHER, foyer.endpoint=/chat, foyer.event=_OTHER}",
                        EVENTS + "{error.type=rate-limited, foyer.endpoint=/chat, foyer.event=_OTHER}",
                        EVENTS + "{foyer.endpoint=_OTHER, foyer.event=_OTHER}",
                        "foyer.server.connection.duration{foyer.close.code=4xxx-app, foyer.endpoint=/chat}",
                        "foyer.server.connection.duration{foyer.close.code=_OTHER, foyer.endpoint=/chat}");
    }

    @Test
    void handshakes_haveAnErrorOnlyIfRefused() {
        measures.decided("/chat", 101, 0);
        measures.decided("/chat", 403, 0);

        assertThat(measures.spreads())
                .containsKey("foyer.server.handshake.duration{foyer.endpoint=/chat, http.response.status_code=101}")
                .containsKey(
                        "foyer.server.handshake.duration{error.type=403, foyer.endpoint=/chat, http.response.status_code=403}");
    }

    @Test
    void emits_areToldByKind() {
        measures.emits().reached(Group.Kind.ROOM, 17);
        measures.emits().reached(null, 2);

        assertThat(told)
                .containsExactly(
                        "foyer.server.emit.recipients{foyer.audience=room} 17.0",
                        "foyer.server.emit.recipients{foyer.audience=set} 2.0");
    }

    @Test
    void traffic_isSummedUp() {
        measures.traffic().sent(3, 100);
        measures.traffic().sent(0, 50);
        measures.traffic().received(7);
        measures.traffic().dropped(Traffic.Drop.LATEST, 2);

        assertThat(measures.numbers())
                .containsAllEntriesOf(Map.of(
                        "foyer.server.connection.active{foyer.endpoint=/chat}", 3L,
                        "foyer.server.frame.sent", 3L,
                        "foyer.server.frame.received", 1L,
                        "foyer.server.io{network.io.direction=transmit}", 150L,
                        "foyer.server.io{network.io.direction=receive}", 7L,
                        "foyer.server.frame.dropped{foyer.reason=latest}", 2L,
                        "foyer.server.frame.dropped{foyer.reason=volatile}", 0L));
    }

    @Test
    void distribution_roundsUpToBounds() {
        var pings = new Distribution(Instrument.PING_DURATION, Labels.NONE, Recorder.NONE);
        for (int i = 0; i < 98; i++) {
            pings.add(3 * MILLI);
        }
        pings.add(MILLI);
        pings.add(60_000 * MILLI);

        assertThat(pings.spread()).isEqualTo(new Spread(100, 60.295, 0.005, 0.005));
        pings.add(60_000 * MILLI);
        assertThat(pings.spread().most()).isInfinite();
    }

    @Test
    void switchedOff_nothingIsTimed_andNothingMadeForIt() {
        var off = new Measures(Meters.NONE, Tracing.NONE, clock, false);
        off.declare("/chat", List.of("say"), () -> 0);
        Course course = off.begin("/chat", "say", null, null);
        course.end(null);
        off.refused("/chat", "say", "rate-limited");

        assertThat(course).isSameAs(Course.NONE);
        assertThat(off.spreads().keySet()).noneMatch(name -> name.startsWith(EVENTS));
    }

    @Test
    void close_endsTheTelling() {
        measures.close();

        assertThat(told).containsExactly("closed");
    }

    @Test
    void instruments_followTheConventions() {
        assertThat(Instrument.values()).allSatisfy(instrument -> {
            assertThat(instrument.key())
                    .matches("foyer\\.server(\\.[a-z]+){1,2}")
                    .doesNotEndWith("total");
            assertThat(instrument.unit()).matches("s|By|\\{[a-z]+}");
            assertThat(instrument.bounds().isEmpty()).isEqualTo(instrument.kind() != Instrument.Kind.DISTRIBUTION);
            assertThat(instrument.bounds()).isSorted();
        });
        assertThat(Stream.of(Instrument.values()).map(Instrument::key)).doesNotHaveDuplicates();
    }
}
