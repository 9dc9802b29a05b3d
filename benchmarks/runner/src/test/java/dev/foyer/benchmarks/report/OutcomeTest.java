// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.ServerDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OutcomeTest {

    private static final List<String> BOTH = List.of("plain", "foyer.v1");
    private static final Contender YARDSTICK = contender("liberty", "plain", List.of("plain"));
    private static final Contender LIMIT = contender("limit", "plain", BOTH);
    private static final Contender LIMIT_V1 = contender("limit", "foyer.v1", BOTH);
    private static final Contender FOYER = contender("foyer", "plain", BOTH);
    private static final Contender FOYER_V1 = contender("foyer", "foyer.v1", BOTH);
    private static final Contender STOMP = contender("stomp", "stomp", List.of("stomp"));
    private static final Contender TOMCAT = contender("tomcat", "tomcat", "plain", List.of("plain"));
    private static final Contender FOYER_TOMCAT = contender("foyer-tomcat", "tomcat", "plain", BOTH);

    private final Map<Contender, Double> costs = new LinkedHashMap<>();

    @Test
    void ratio_isToTheRowsOwnYardstick() {
        costs.putAll(Map.of(YARDSTICK, 8.0, FOYER, 10.0, TOMCAT, 6.0, FOYER_TOMCAT, 12.0));

        assertThat(ratio(YARDSTICK)).hasValue(1);
        assertThat(ratio(FOYER)).hasValue(1.25);
        assertThat(ratio(TOMCAT)).hasValue(1);
        assertThat(ratio(FOYER_TOMCAT)).hasValue(2);
    }

    @Test
    void ratio_needsTheRowsOwnYardstick() {
        costs.putAll(Map.of(YARDSTICK, 8.0, FOYER, 10.0, FOYER_TOMCAT, 12.0));

        assertThat(ratio(FOYER)).hasValue(1.25);
        assertThat(ratio(FOYER_TOMCAT)).isEmpty();
    }

    @Test
    void own_isTheCostLessTheRowsOwnYardsticks() {
        costs.putAll(Map.of(YARDSTICK, 8.0, LIMIT, 4.0, TOMCAT, 6.0, FOYER_TOMCAT, 12.0));

        assertThat(own(FOYER_TOMCAT)).isEqualTo(new Own(6, 1.5));
        assertThat(own(TOMCAT)).isEqualTo(new Own(0, 0));
    }

    @Test
    void own_isTheCostLessTheYardsticks_andAPartOfTheLimits() {
        costs.putAll(Map.of(YARDSTICK, 8.0, LIMIT, 4.0, FOYER, 9.0));

        assertThat(own(FOYER)).isEqualTo(new Own(1, 0.25));
    }

    @Test
    void own_isNegative_whereTheRowIsCheaper() {
        costs.putAll(Map.of(YARDSTICK, 8.0, LIMIT, 4.0, FOYER, 6.0));

        assertThat(own(FOYER)).isEqualTo(new Own(-2, -0.5));
    }

    @Test
    void own_isAPartOfTheLimit_withTheSameKindOfClient() {
        costs.putAll(Map.of(YARDSTICK, 8.0, LIMIT, 4.0, LIMIT_V1, 2.0, FOYER_V1, 9.0));

        assertThat(own(FOYER_V1)).isEqualTo(new Own(1, 0.5));
    }

    @Test
    void own_isAPartOfTheLimitsFirst_ifItHasNoSuchClient() {
        costs.putAll(Map.of(YARDSTICK, 8.0, LIMIT_V1, 2.0, LIMIT, 4.0, STOMP, 16.0));

        assertThat(own(STOMP)).isEqualTo(new Own(8, 2));
    }

    @Test
    void own_needsYardstickAndLimit() {
        costs.putAll(Map.of(YARDSTICK, 8.0, FOYER, 9.0));
        assertThat(outcome().rows()).noneMatch(row -> outcome().own(row).isPresent());

        costs.remove(YARDSTICK);
        costs.put(LIMIT, 4.0);
        assertThat(outcome().rows()).noneMatch(row -> outcome().own(row).isPresent());
    }

    private OptionalDouble ratio(Contender contender) {
        return outcome().ratio(row(contender));
    }

    private Own own(Contender contender) {
        return outcome().own(row(contender)).orElseThrow();
    }

    private Outcome.Row row(Contender contender) {
        return outcome().rows().stream()
                .filter(row -> row.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }

    private Outcome outcome() {
        var samples = new LinkedHashMap<Contender, List<Sample>>();
        costs.forEach((contender, cost) ->
                samples.put(contender, List.of(new Sample(new Figures().put(Figure.SERVER_CPU, cost), ""))));
        return Outcome.of(Scenarios.all(20_000).get(0), samples);
    }

    private static Contender contender(String name, String client, List<String> clients) {
        return contender(name, "liberty", client, clients);
    }

    private static Contender contender(String name, String yardstick, String client, List<String> clients) {
        return new Contender(
                new ServerDefinition(name, name, yardstick, "json", clients, "none", Path.of(".")), client);
    }
}
