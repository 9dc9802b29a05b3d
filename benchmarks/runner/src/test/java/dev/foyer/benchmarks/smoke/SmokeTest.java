// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.smoke;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.ServerDefinition;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SmokeTest {

    private static final Contender FOYER = contender("foyer", "plain", "foyer.v1");
    private static final Contender YARDSTICK = contender("liberty", "plain");
    private static final Contender LIMIT = contender("limit", "plain", "foyer.v1");
    private static final List<String> ASK = List.of("ask");

    private final Smoke smoke = new Smoke(new StoredShares(Map.of("ask", 1.2)));
    private final Results results = new Results();

    @Test
    void share_thatIsNotMuchLarger_passes() {
        measured(11, 8, 4);

        assertThat(smoke.judge(ASK, results))
                .containsExactly(new Verdict(false, "ask: Foyer's share is 1.75, stored 1.20, at most 1.80: fine"));
    }

    @Test
    void share_thatIsMuchLarger_fails() {
        measured(12, 8, 4);

        assertThat(smoke.judge(ASK, results))
                .containsExactly(new Verdict(true, "ask: Foyer's share is 2.00, stored 1.20, at most 1.80: too much"));
    }

    @Test
    void slowerKernel_changesNoShare() {
        measured(11 + 30, 8 + 30, 4 + 30);

        assertThat(smoke.judge(ASK, results).get(0).text()).startsWith("ask: Foyer's share is 1.75,");
    }

    @Test
    void foyer_cheaperThanTheBareProgram_passes() {
        measured(3, 8, 4);

        assertThat(smoke.judge(ASK, results)).noneMatch(Verdict::failed);
    }

    @Test
    void yardstick_notDearerThanTheBareProgram_fails() {
        measured(9, 4, 4);

        assertThat(smoke.judge(ASK, results))
                .containsExactly(Verdict.failed(
                        "ask: the yardstick was not dearer than the bare program, so the run says nothing"));
    }

    @Test
    void share_thatIsNotStored_fails() {
        measured(11, 8, 4);

        assertThat(new Smoke(new StoredShares(Map.of())).judge(ASK, results))
                .containsExactly(Verdict.failed("ask: Foyer's share is 1.75, and none is stored"));
    }

    @Test
    void server_thatWasNotMeasured_fails() {
        measured(FOYER, 11);
        measured(LIMIT, 4);

        assertThat(smoke.judge(ASK, results)).containsExactly(Verdict.failed("ask: not measured on liberty"));
    }

    @Test
    void scenario_thatWasNotMeasured_fails() {
        assertThat(smoke.judge(ASK, results)).containsExactly(Verdict.failed("ask: not measured"));
    }

    @Test
    void fault_fails_whateverTheShare() {
        measured(11, 8, 4);
        results.fault("liberty, ask 1/3: Refused");

        assertThat(smoke.judge(ASK, results)).contains(Verdict.failed("Fault: liberty, ask 1/3: Refused"));
    }

    @Test
    void server_thatIsNotBuilt_isNamed_beforeAnythingIsMeasured() {
        smoke.require(List.of(FOYER, YARDSTICK, LIMIT));

        assertThatThrownBy(() -> smoke.require(List.of(FOYER, LIMIT)))
                .hasMessageEndingWith("not built or left out: liberty");
    }

    private void measured(double foyer, double yardstick, double limit) {
        measured(FOYER, foyer);
        measured(YARDSTICK, yardstick);
        measured(LIMIT, limit);
    }

    private void measured(Contender contender, double cost) {
        Scenario ask = Scenarios.all(20_000).stream()
                .filter(scenario -> scenario.name().equals("ask"))
                .findFirst()
                .orElseThrow();
        results.add(ask, contender, new Sample(new Figures().put(Figure.SERVER_CPU, cost), ""));
    }

    private static Contender contender(String name, String... clients) {
        return new Contender(
                new ServerDefinition(name, name, "liberty", "json", List.of(clients), "none", Path.of(".")), "plain");
    }
}
