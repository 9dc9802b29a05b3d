// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule K4: no seed breaks a rule, and each leads to the same end whenever it is run. */
class SimulationTest {

    private static final Logger LOG = Logger.getLogger(SimulationTest.class.getName());
    private static final int ENOUGH = 10;

    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();

    /** Nodes say what happens to them. That is much, and takes time. */
    @BeforeEach
    void beQuiet() {
        root.setLevel(Level.SEVERE);
    }

    @AfterEach
    void beAsUsual() {
        root.setLevel(usual);
    }

    @Test
    void rules_holdForEverySeed() {
        var broken = new ArrayList<AssertionError>();
        long begin = System.nanoTime();
        int seeds = 0;
        int missing = 0;
        for (long seed : Seeds.toRun().toArray()) {
            try {
                for (Outcome outcome : run(seed)) {
                    missing += outcome.missing().size();
                }
            } catch (AssertionError violation) {
                broken.add(violation);
            }
            seeds++;
            if (broken.size() == ENOUGH) {
                break;
            }
        }

        Duration time = Duration.ofNanos(System.nanoTime() - begin);
        beAsUsual();
        LOG.info("%d seeds in %.1f s".formatted(seeds, time.toMillis() / 1e3));
        assertThat(broken).isEmpty();
        if (seeds > 1) {
            assertThat(missing)
                    .as("lost numbers: without any, nothing was tried")
                    .isPositive();
        }
    }

    @Test
    void seed_leadsToTheSameEnd_wheneverItIsRun() {
        List<Outcome> first = run(1);

        assertThat(run(2)).isNotEqualTo(first);
        assertThat(run(1)).isEqualTo(first);
    }

    private static List<Outcome> run(long seed) {
        try (var simulation = new Simulation(seed)) {
            simulation.run();
            List<Outcome> outcomes = IntStream.range(0, Simulation.NODES)
                    .mapToObj(node -> Outcome.of(simulation, node))
                    .toList();
            for (Outcome outcome : outcomes) {
                outcome.checkOrder();
                outcome.checkMissing(simulation.emitted());
                outcome.checkKnown(simulation.guests());
            }
            Board.check(simulation);
            return outcomes;
        } catch (RuntimeException | AssertionError violation) {
            String what = "Seed " + seed + ": " + violation + "\n  " + Seeds.howToRepeat(seed);
            throw new AssertionError(what, violation);
        }
    }
}
