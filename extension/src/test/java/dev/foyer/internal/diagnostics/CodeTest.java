// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.diagnostics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class CodeTest {

    private static final Path PAGE = Path.of("..", "docs", "reference", "errors.md");
    private static final Pattern HEADING = Pattern.compile("(?m)^## FOYER-(\\d{4}): \\S.*$");

    @Test
    void numbers_areUnique() {
        Map<Integer, Long> uses = all().collect(Collectors.groupingBy(Numbered::number, Collectors.counting()));

        assertThat(uses.values()).containsOnly(1L);
    }

    @Test
    void numbers_riseWithinTheRangesOfTheirStages() {
        assertThat(Arrays.stream(Mistake.values()).map(Mistake::number))
                .isSorted()
                .allMatch(n -> n > 1000 && n < 2000);
        assertThat(Arrays.stream(Code.values()).map(Code::number)).isSorted().allMatch(n -> n > 2000 && n < 7000);
    }

    @ParameterizedTest
    @MethodSource("all")
    void text_takesItsArguments(Numbered code) {
        // numbers, as they fit both %s and %d; too many are no harm
        String text = code.text(1, 2, 3, 4, 5);

        assertThat(text).startsWith("FOYER-" + code.number() + ": ").doesNotContain("%");
    }

    @Test
    void page_explainsEachCodeOnceAndNothingElse() throws IOException {
        String page = Files.readString(PAGE);

        List<Integer> explained = HEADING.matcher(page)
                .results()
                .map((MatchResult match) -> Integer.valueOf(match.group(1)))
                .toList();

        assertThat(explained).containsExactlyElementsOf(numbers());
        assertThat(page.lines().filter(line -> line.startsWith("## "))).hasSize(explained.size());
    }

    @ParameterizedTest
    @MethodSource("all")
    void page_showsTheMessageUnderItsHeading(Numbered code) throws IOException {
        String message = "FOYER-" + code.number() + ": " + code.template().replaceAll("%[sd]", "…");

        assertThat(Files.readString(PAGE))
                .containsPattern("(?m)^## FOYER-" + code.number() + ": .*\n\n\\Q`" + message + "`\\E\n\n");
    }

    @Test
    void page_saysFirstWhereEachShows() throws IOException {
        Pattern entry = Pattern.compile(
                "## FOYER-\\d{4}: [@A-Z].*\n\n`FOYER-.*`\n\n(Deployment error\\.|Log line, [A-Z]+|Exception[, ]).*");

        assertThat(Files.readString(PAGE).split("(?m)^(?=## )"))
                .filteredOn(section -> section.startsWith("## "))
                .isNotEmpty()
                .allSatisfy(section -> assertThat(section).containsPattern(entry));
    }

    private static Stream<Numbered> all() {
        return Stream.concat(Arrays.stream(Mistake.values()), Arrays.stream(Code.values()));
    }

    private static List<Integer> numbers() {
        return all().map(Numbered::number).toList();
    }
}
