// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.report;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;

import dev.foyer.benchmarks.measure.Figure;
import dev.foyer.benchmarks.measure.Figures;
import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.scenario.Scenarios;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.ServerDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

import static org.assertj.core.api.Assertions.assertThat;

class ReportTest {

    private static final Contender LIBERTY = contender("liberty", "plain", "plain");
    private static final Contender FOYER = contender("foyer", "foyer.v1", "plain", "foyer.v1");

    private final Results results = new Results();

    @Test
    void section_hasMediansAndRatio_theCheapestFirst() {
        Scenario room = scenario("room-100");
        for (double cost : List.of(3.0, 30.0, 2.0)) {
            results.add(room, LIBERTY, sample(cost, 250_000));
        }
        for (double cost : List.of(0.5, 0.4, 0.6)) {
            results.add(room, FOYER, sample(cost, 1_500_000));
        }

        assertThat(Report.section(results.outcomes().get(0))).isEqualTo("""
                        ### room-100

                        Per delivery: room of 100, one publisher with 16 messages outstanding.

                        | server | ratio | server CPU µs | per second | rounds (µs) |
                        |---|---|---|---|---|
                        | foyer (foyer.v1) | 0.17 | 0.50 | 1,500,000 | 0.50 0.40 0.60 |
                        | **liberty** | 1.00 | 3.00 | 250,000 | 3.00 30.00 2.00 |

                        """);
    }

    @Test
    void section_withYardstickAndLimit_hasWhatEachRowCostsByItself() {
        Scenario ask = scenario("ask");
        results.add(ask, LIBERTY, sample(8, 100_000));
        results.add(ask, FOYER, sample(9, 90_000));
        results.add(ask, contender("limit", "plain", "plain"), sample(4, 200_000));

        assertThat(Report.section(results.outcomes().get(0)))
                .contains("| server | ratio | own µs | own / limit | server CPU µs |")
                .contains("| limit | 0.50 | -4.00 | -1.00 | 4.00 |")
                .contains("| **liberty** | 1.00 | +0.00 | +0.00 | 8.00 |")
                .contains("| foyer (foyer.v1) | 1.13 | +1.00 | +0.25 | 9.00 |");
    }

    @Test
    void section_withoutTheYardstick_hasNoRatio() {
        results.add(scenario("ask"), FOYER, sample(10, 40_000));

        assertThat(Report.section(results.outcomes().get(0))).contains("| foyer (foyer.v1) | - | 10.00 |");
    }

    @Test
    void section_withoutCpu_hasWhatWasMeasured_andTheNote() {
        var figures = new Figures().put(Figure.GAP, 6_001.4);
        results.add(scenario("stalled"), LIBERTY, new Sample(figures, "still open"));

        assertThat(Report.section(results.outcomes().get(0)))
                .contains("| server | longest gap ms | what became of it |\n")
                .contains("| **liberty** | 6,001 | still open |\n");
    }

    @Test
    void page_hasSetupAndFaults_andPlotsThatAreXml(@TempDir Path directory) throws Exception {
        Scenario rate = scenario("rate-100");
        results.add(
                rate,
                LIBERTY,
                new Sample(figures(5, 10_000).put(Figure.P50, 0.4).put(Figure.P99, 4.5), ""));
        results.add(
                rate, FOYER, new Sample(figures(4, 10_000).put(Figure.P50, 0.5).put(Figure.P99, 5.5), ""));
        results.fault("stomp, ask 1/3: 3 requests were not answered");

        new Report(new Environment(List.of(new Environment.Fact("CPU", "two <cores>"))), results).write(directory);

        assertThat(directory.resolve("performance-data.md"))
                .content()
                .contains("- CPU: two <cores>\n")
                .contains("- stomp, ask 1/3: 3 requests were not answered\n");
        assertThat(texts(directory.resolve("performance-ratio.svg"))).contains("rate-100", "foyer (foyer.v1)", "0.80");
        assertThat(texts(directory.resolve("performance-latency.svg"))).contains("liberty", "0.50 / 5.50");
    }

    private static String texts(Path svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(Files.readString(svg))))
                .getDocumentElement()
                .getTextContent();
    }

    private static Scenario scenario(String name) {
        return Scenarios.all(20_000).stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Sample sample(double cost, double rate) {
        return new Sample(figures(cost, rate), "");
    }

    private static Figures figures(double cost, double rate) {
        return new Figures().put(Figure.SERVER_CPU, cost).put(Figure.RATE, rate);
    }

    private static Contender contender(String name, String client, String... clients) {
        return new Contender(
                new ServerDefinition(name, name, "liberty", "json", List.of(clients), "none", Path.of(".")), client);
    }
}
