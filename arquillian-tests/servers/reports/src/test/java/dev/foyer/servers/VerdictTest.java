// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTest {

    private static final Set<String> ALL = Set.of("a.b.OneIT.works", "a.b.OneIT.fails", "a.b.TwoIT.skips");

    @Test
    void whatIsNotExplained_isAFault() {
        var outcomes = Map.of("a.b.OneIT.works", Outcome.PASSED, "a.b.OneIT.fails", Outcome.FAILED);

        Verdict verdict = Verdict.of(ALL, outcomes, Set.of());

        assertThat(verdict.passed()).isEqualTo(1);
        assertThat(verdict.faults()).containsExactlyInAnyOrder("OneIT.fails: failed", "TwoIT.skips: missing");
    }

    @Test
    void whatIsExplained_isNone() {
        var outcomes = Map.of(
                "a.b.OneIT.works", Outcome.PASSED,
                "a.b.OneIT.fails", Outcome.FAILED,
                "a.b.TwoIT.skips", Outcome.SKIPPED);

        Verdict verdict = Verdict.of(ALL, outcomes, Set.of("OneIT.fails", "TwoIT.skips"));

        assertThat(verdict).isEqualTo(new Verdict(3, 1, List.of(), 2, List.of()));
    }

    @Test
    void whatFailsUnexpectedly_isAFault() {
        var outcomes = Map.of("a.b.OneIT.", Outcome.FAILED, "a.b.OneIT.works", Outcome.PASSED);

        Verdict verdict = Verdict.of(Set.of("a.b.OneIT.works"), outcomes, Set.of());

        assertThat(verdict).isEqualTo(new Verdict(1, 1, List.of(), 0, List.of("OneIT.: failed")));
    }

    @Test
    void inARunOfSomeTests_othersAreNotMissed() {
        var outcomes = Map.of("a.b.OneIT.works", Outcome.PASSED, "a.b.OneIT.fails", Outcome.FAILED);

        Verdict verdict = Verdict.of(Set.of(), outcomes, Set.of("TwoIT.skips"));

        assertThat(verdict.faults()).containsExactly("OneIT.fails: failed");
    }

    @Test
    void whatPassesWhenTriedAgain_isNamed() {
        var outcomes = Map.of(
                "a.b.OneIT.works", Outcome.SECOND,
                "a.b.OneIT.fails", Outcome.SECOND,
                "a.b.TwoIT.skips", Outcome.PASSED);

        Verdict verdict = Verdict.of(ALL, outcomes, Set.of("OneIT.fails"));

        assertThat(verdict).isEqualTo(new Verdict(3, 2, List.of("OneIT.works"), 1, List.of()));
    }

    @Test
    void threeClassesThatPassWhenTriedAgain_areAFault() {
        var outcomes = new TreeMap<>(Map.of(
                "a.b.OneIT.", Outcome.SECOND,
                "a.b.OneIT.fails", Outcome.SECOND,
                "a.b.OneIT.works", Outcome.SECOND,
                "a.b.OneIT.isExplained", Outcome.SECOND,
                "a.b.TwoIT.skips", Outcome.SECOND));

        assertThat(Verdict.of(ALL, outcomes, Set.of("OneIT.isExplained")))
                .isEqualTo(new Verdict(4, 3, List.of("OneIT.fails", "OneIT.works", "TwoIT.skips"), 1, List.of()));

        outcomes.put("a.b.ThreeIT.works", Outcome.SECOND);
        assertThat(Verdict.of(ALL, outcomes, Set.of("OneIT.isExplained")).faults())
                .containsExactly("3 classes failed in one of two tries, at most 2 may");
    }

    @Test
    void aClassThatFailsAfterItsTests_countsAsOne() {
        var outcomes = Map.of("a.b.OneIT.", Outcome.SECOND, "a.b.OneIT.works", Outcome.PASSED);

        assertThat(Verdict.of(Set.of("a.b.OneIT.works"), outcomes, Set.of()))
                .isEqualTo(new Verdict(1, 1, List.of("OneIT."), 0, List.of()));
    }

    @Test
    void anExplanationThatNothingNeeds_isAFault() {
        var outcomes = Map.of("a.b.OneIT.works", Outcome.PASSED);

        Verdict verdict = Verdict.of(outcomes.keySet(), outcomes, Set.of("OneIT.works", "OneIT.gone"));

        assertThat(verdict.faults())
                .containsExactly(
                        "OneIT.works: passes, take it out of deviations.md",
                        "OneIT.gone: is in deviations.md, and there is no such test");
    }
}
