// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.benchmarks.measure.Sample;
import dev.foyer.benchmarks.report.Results;
import dev.foyer.benchmarks.scenario.Run;
import dev.foyer.benchmarks.scenario.Scenario;
import dev.foyer.benchmarks.server.Contender;
import dev.foyer.benchmarks.server.Servers;
import dev.foyer.benchmarks.server.Site;
import dev.foyer.benchmarks.server.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Which server does what when: scenario by scenario, a warm-up for everyone unless servers are fresh, then rounds in which
 * everyone has a turn.
 */
final class Rounds {

    /** How much of a server's CPU time its compilers may use once it is warm. */
    private static final double QUIET = 0.04;

    private final Servers servers;
    private final List<Contender> contenders;
    private final Options options;
    private final Results results;
    private final Progress progress = new Progress();
    private int runs;
    private double compiling; // how much of the server's CPU time in the last run its compilers have used

    Rounds(Servers servers, List<Contender> contenders, Options options, Results results) {
        this.servers = servers;
        this.contenders = contenders;
        this.options = options;
        this.results = results;
    }

    void measure(Scenario scenario) throws InterruptedException {
        List<Contender> taking = contenders.stream().filter(scenario::suits).toList();
        List<Contender> fit = scenario.fresh() ? taking : warmUp(scenario, taking);
        int rounds = scenario.rounds(options.rounds());
        for (int round = 1; round <= rounds; round++) {
            for (Contender contender : fit) {
                measure(scenario, contender, round + "/" + rounds);
            }
        }
    }

    /** Those that it could be done to. */
    private List<Contender> warmUp(Scenario scenario, List<Contender> taking) throws InterruptedException {
        var fit = new ArrayList<Contender>();
        for (Contender contender : taking) {
            if (warmUp(scenario, contender)) {
                fit.add(contender);
            }
        }
        return fit;
    }

    /** Until the server's compilers have little to do; false if it cannot be warmed up, on its second process either. */
    private boolean warmUp(Scenario scenario, Contender contender) throws InterruptedException {
        int faults = 0;
        long begin = 0; // the end of the first run, as that may have had to start the server
        boolean again = true;
        while (again && faults < 2) {
            boolean done = run(scenario, contender, "warm-up") != null;
            faults += done ? 0 : 1;
            begin = begin == 0 ? System.nanoTime() : begin;
            again = !done
                    || (compiling > QUIET
                            && System.nanoTime() - begin < options.warmUp().toNanos());
        }
        return faults < 2;
    }

    private void measure(Scenario scenario, Contender contender, String round) throws InterruptedException {
        if (scenario.fresh()) {
            servers.end(contender.server());
        }
        Sample sample = run(scenario, contender, round);
        if (sample != null) {
            results.add(scenario, contender, sample);
        }
        if (scenario.fresh()) {
            servers.end(contender.server());
        }
    }

    private @Nullable Sample run(Scenario scenario, Contender contender, String round) throws InterruptedException {
        try {
            Site site = servers.wake(contender.server());
            var usage = new Usage(site);
            Sample sample = scenario.run(new Run(site, contender.dialect(), options.time(), Run.ROOMS * runs++));
            servers.rest(contender.server());
            compiling = usage.compiling();
            progress.done(scenario, contender, round, sample);
            return sample;
        } catch (IOException | RuntimeException fault) {
            String state = servers.hasDied(contender.server()) ? "; its process has ended, see its log" : "";
            servers.end(contender.server());
            String error =
                    "%s, %s %s: %s%s".formatted(contender.label(), scenario.name(), round, fault.getMessage(), state);
            progress.say(error);
            results.fault(error);
            return null;
        }
    }
}
