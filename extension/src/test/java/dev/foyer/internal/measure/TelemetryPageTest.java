// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.json.bind.JsonbBuilder;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The reference and the dashboard have the instruments that there are: rule O1. */
class TelemetryPageTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "telemetry.md");
    private static final Path DASHBOARD = Path.of("..", "docs", "howto", "telemetry-dashboard.json");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `(foyer\\.server[a-z.]+)` \\| ([a-z -]+), `(.+?)` \\|");

    @Test
    void reference_listsAllInstruments_withKindAndUnit() throws IOException {
        List<String> rows = ROW.matcher(Files.readString(PAGE))
                .results()
                .map(row -> row.group(1) + ' ' + row.group(2) + ' ' + row.group(3))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Stream.of(Instrument.values())
                        .map(one -> one.key() + ' ' + kind(one) + ' ' + one.unit())
                        .toList());
    }

    private static String kind(Instrument instrument) {
        return switch (instrument.kind()) {
            case COUNT -> "counter";
            case LEVEL -> "up-down counter";
            case DISTRIBUTION -> "histogram";
        };
    }

    @Test
    void dashboard_asksForAllInstruments_andNoOthers() throws IOException {
        String json = Files.readString(DASHBOARD);
        Set<String> asked = Pattern.compile("foyer_server_[a-z_]+")
                .matcher(json)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(JsonbBuilder.create().fromJson(json, Object.class)).isNotNull();
        assertThat(asked.stream()
                        .map(name -> name.replaceAll("_(bucket|count|sum)$", ""))
                        .collect(Collectors.toSet()))
                .isEqualTo(Stream.of(Instrument.values())
                        .map(TelemetryPageTest::inPrometheus)
                        .collect(Collectors.toSet()));
    }

    /** The name as Prometheus has it, by OTLP and by Micrometer. */
    private static String inPrometheus(Instrument instrument) {
        String unit = switch (instrument.unit()) {
            case "s" -> "_seconds";
            case "By" -> "_bytes";
            default -> "";
        };
        return instrument.key().replace('.', '_') + unit + (instrument.kind() == Instrument.Kind.COUNT ? "_total" : "");
    }
}
