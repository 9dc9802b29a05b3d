// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster.chaos;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Scale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One application on three servers, each a process of its own, with a real Redis and a proxy before it for each node, under load and in all
 * kinds of trouble: rules N1, N2, N4, N5, N6, N7 and P4. After each trouble, everybody has heard everything, once and in order, or was told.
 */
@NeedsServer("three servers")
class ThreeNodesIT {

    private static final int SOME = 20;
    private static final int ENDLESS = 1_000_000; // until everything is killed
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private static Town town;

    @BeforeAll
    static void begin() {
        town = new Town();
    }

    @AfterAll
    static void end() {
        if (town != null) {
            town.close();
        }
    }

    @BeforeEach
    void go() {
        town.go();
        town.flow(SOME);
    }

    @AfterEach
    void look() {
        town.check();
    }

    private static Quarter third() {
        return town.quarters().get(2);
    }

    @Contract(
            rule = {"N1", "N2", "N4"},
            proves =
                    "three nodes, quiet: everything arrives everywhere, once and in order, and nobody is told of a loss")
    void quiet_losesNothing() {
        town.flow(3 * SOME); // until what was lost before is told, if something was
        int before = town.told();

        town.flow(3 * SOME);

        assertThat(town.missing()).isZero();
        assertThat(town.told()).isEqualTo(before);
    }

    @Contract(
            rule = {"N2", "N4"},
            proves =
                    "three nodes, Redis restarted again and again: what was lost is told, and nothing comes twice or late")
    void redisRestarted_isTold() {
        for (int i = 0; i < Scale.of(2, 5); i++) {
            town.untilTold(town.quarters(), town.redis()::restart);
            town.flow(Scale.of(SOME, 20 * SOME));
        }
    }

    @Contract(
            rule = {"N2", "N4", "N5"},
            proves = "three nodes, Redis frozen: emits go on on each node, and what was lost is told when it goes on")
    void redisFrozen_holdsUpNobody() {
        for (int times : Scale.isFull() ? new int[] {10, 100} : new int[] {SOME}) {
            town.redis().freeze();
            for (Quarter quarter : town.quarters()) {
                town.flow(times, List.of(quarter), List.of(quarter));
            }
            town.redis().thaw();
            town.flow(SOME);
        }
    }

    @Contract(
            rule = {"N2", "N4"},
            proves =
                    "three nodes, the connections that receive closed by Redis again and again: that is told each time")
    void subscribersKilled_areTold() {
        for (int i = 0; i < Scale.of(3, 50); i++) {
            town.untilTold(
                    town.quarters(),
                    () -> assertThat(town.redis().killSubscribers()).isEqualTo(Town.QUARTERS));
            town.flow(1);
        }
    }

    @Contract(
            rule = {"N2", "N4"},
            proves = "three nodes, the line of one cut again and again: that is told each time")
    void cutNode_isTold() {
        for (int i = 0; i < Scale.of(3, 50); i++) {
            town.untilTold(List.of(third()), third().line()::cut);
            town.flow(1);
        }
    }

    @Contract(
            rule = {"N2", "N4", "N6"},
            proves =
                    "three nodes, the line of one lets nothing through but stays open: that node finds out and goes on alone, and is told when it is back")
    void blackholedNode_isFound() {
        List<Quarter> others = town.others(third());
        town.untilTold(List.of(third()), () -> {
            long begin = System.nanoTime();
            third().line().blackhole();
            Town.eventually("found", () -> third().ask("connected").equals("false"));
            if (Scale.isFull()) { // and then nothing else runs on the machine
                assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(7));
            }
            town.flow(SOME, others, others);
            town.flow(SOME, List.of(third()), List.of(third()));
            third().line().heal();
        });
        town.flow(SOME);
    }

    @Contract(
            rule = {"N1", "N4", "N6", "P4", "S3"},
            proves =
                    "three nodes, some killed under load: what they had added to a number counts, nobody of theirs stays in a count or room, nobody is told of losses without cause, and they come back as new ones")
    void killedNodes_leaveNoGhosts() {
        List<Quarter> some = Scale.isFull() ? town.quarters().subList(1, 3) : List.of(third());
        for (int i = 0; i < Scale.of(1, 10); i++) {
            try (Addition addition = town.add("sum-killed-" + i, Scale.of(20, 2_000))) {
                addition.await(20);
                addition.leave();
                some.forEach(addition::killed);
                town.kill(some);
                addition.check();
            }
            town.restart(some);
            town.go();
            town.flow(SOME);
        }
    }

    @Contract(
            rule = {"S3", "S4", "N5"},
            proves =
                    "three nodes, 24 threads that add to one number of a room while lines are cut and Redis is restarted: every addition that was answered counts, and counts once, and members miss no position")
    void additions_allCount() {
        try (Addition quiet = town.add("sum-quiet", Scale.of(20, 10_000))) {
            quiet.check();
            assertThat(quiet.isSure()).isTrue();
        }
        try (Addition troubled = town.add("sum-troubled", Scale.of(20, 10_000))) {
            troubled.await(20);
            third().line().cut();
            troubled.await(40);
            town.untilTold(town.quarters(), town.redis()::restart);
            troubled.await(60);
            town.redis().killSubscribers();
            troubled.check();
        }
    }

    @Contract(
            rule = {"S4", "N5"},
            proves =
                    "all three nodes and Redis are killed at once amid additions: afterwards every addition to a durable state is there that was answered, and of another state all that were answered a second before")
    void everythingKilled_losesASecondAtMost() {
        try (Addition durable = town.add("saved-all", ENDLESS);
                Addition other = town.add("sum-all", ENDLESS)) {
            durable.awaitMore(20);
            int before = other.answered();
            long begin = System.nanoTime();
            Town.eventually("a second later", () -> System.nanoTime() - begin > SECOND);
            durable.awaitMore(20);
            durable.leave();
            other.leave();
            for (Quarter quarter : town.quarters()) {
                durable.killed(quarter);
                other.killed(quarter);
            }
            town.kill(town.quarters());
            town.redis().restart();
            town.restart(town.quarters());

            durable.checkLeft(third(), durable.answered());
            other.checkLeft(third(), before);
        }
        town.go();
        town.flow(SOME);
    }

    @Contract(rule = "N1", proves = "a union of rooms with members on three nodes delivers once to each")
    void union_deliversOnce() {
        try (Client one = open(0, "ada", "a", "b", "c");
                Client two = open(1, "bob", "a", "c");
                Client three = open(2, "carl", "b")) {
            List<Client> all = List.of(one, two, three);
            List<String> names = List.of("ada", "bob", "carl");
            names.forEach(name -> awaitReached(name, 1));
            for (int from = 0; from < Town.QUARTERS; from++) {
                town.quarters().get(from).ask("union room-a room-b room-c");
                for (int i = 0; i < all.size(); i++) {
                    town.quarters().get(from).ask("tell " + names.get(i) + " end-" + from);
                    String end = "\"end-" + from + "\"";
                    assertThat(all.get(i).until(frame -> frame.contains(end)))
                            .filteredOn(frame -> frame.contains("\"union\""))
                            .hasSize(1);
                }
            }
        }
    }

    @Contract(rule = "N7", proves = "joins, leaves and closes of a user act on whichever of three nodes the user is")
    void remoteActions_reachTheUser() {
        try (Client phone = open(1, "dora", "x");
                Client laptop = open(2, "dora", "x")) {
            awaitReached("dora", 2);
            Quarter one = town.quarters().get(0);
            one.ask("join dora room-extra");
            for (Client each : List.of(phone, laptop)) {
                Town.eventually("joined", () -> {
                    one.ask("union room-extra");
                    return each.drain().stream().anyMatch(frame -> frame.contains("\"union\""));
                });
            }

            one.ask("tell dora mark");
            one.ask("leave dora room-extra");
            one.ask("union room-extra");
            one.ask("tell dora end");
            for (Client each : List.of(phone, laptop)) {
                each.next(frame -> frame.contains("\"mark\""));
                assertThat(each.until(frame -> frame.contains("\"end\"")))
                        .noneMatch(frame -> frame.contains("\"union\""));
            }

            one.ask("close dora");
            assertThat(phone.closeCode()).isEqualTo(4500);
            assertThat(laptop.closeCode()).isEqualTo(4500);
        }
    }

    /** Opens a connection of a user on a node, in some rooms. */
    private static Client open(int node, String name, String... rooms) {
        return town.quarters()
                .get(node)
                .site()
                .open("/plaza/" + name + "?room=" + String.join("&room=", rooms), Map.of(), "foyer.v1");
    }

    /** Waits until each node reaches a user on so many nodes. */
    private static void awaitReached(String user, int nodes) {
        for (Quarter from : town.quarters()) {
            Town.eventually("reached", () -> from.ask("reach " + user).equals(String.valueOf(nodes)));
        }
    }
}
