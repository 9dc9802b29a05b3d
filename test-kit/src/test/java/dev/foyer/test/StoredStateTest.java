// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomState;
import dev.foyer.State;
import dev.foyer.spi.StateStore;
import dev.foyer.spi.StoredState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What rooms remember beyond their end, and that of the application: rules S4 and S5. */
class StoredStateTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** What a plan remembers, a second later. */
    @RoomState("plan:{id}")
    public record Plan(String title) {
        static Plan initial(String room) {
            return new Plan("new");
        }
    }

    /** What an account remembers, at once. */
    @RoomState(value = "account:{id}", durable = true)
    public record Account(int balance) {
        static Account initial(String room) {
            return new Account(0);
        }
    }

    /** A database, which outlives applications. */
    @ApplicationScoped
    public static class Database implements StateStore {

        private static final Map<String, StoredState> SAVED = new LinkedHashMap<>();
        private static boolean broken;
        private static int saves;

        @Override
        public Optional<StoredState> load(String namespace, String room) {
            check();
            return Optional.ofNullable(SAVED.get(room));
        }

        @Override
        public void save(String namespace, String room, StoredState state) {
            check();
            saves++;
            SAVED.merge(room, state, (one, other) -> one.version() >= other.version() ? one : other);
        }

        private static void check() {
            if (broken) {
                throw new IllegalStateException("The database is away.");
            }
        }
    }

    @ApplicationScoped
    static class Office {

        @Inject
        @RoomName("plan:7")
        private State<Plan> plan;

        @Inject
        @RoomName("account:7")
        private State<Account> account;

        void rename(String title) {
            plan.update(now -> new Plan(title));
        }

        String title() {
            return plan.get().title();
        }

        int pay(int amount) {
            return account.update(now -> new Account(now.balance() + amount)).balance();
        }

        int balance() {
            return account.get().balance();
        }
    }

    @ServerEndpoint("/plan/{id}")
    static class PlanEndpoint {

        @Inject
        private Connection connection;

        @Inject
        @RoomName("plan:{id}")
        private Room room;

        @OnOpen
        void opened() {
            room.join(connection);
        }

        @OnEvent("leave")
        void leave() {
            room.leave(connection);
        }
    }

    private FoyerCluster cluster;

    private static FoyerCluster start() {
        return Foyer.of(StoredStateTest.class, PlanEndpoint.class, Office.class, Database.class)
                .startNodes(2);
    }

    private Office office(int node) {
        return cluster.node(node).bean(Office.class);
    }

    private static String saved(String room) {
        return Database.SAVED.containsKey(room) ? Database.SAVED.get(room).json() : "nothing";
    }

    @BeforeEach
    void begin() {
        Database.SAVED.clear();
        Database.broken = false;
        Database.saves = 0;
        cluster = start();
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void change_isSavedWithinASecond_andManyOnce() { // S4
        for (int i = 0; i < 100; i++) {
            office(0).rename("title " + i);
        }
        assertThat(Database.saves).isZero();
        cluster.advance(SECOND);

        assertThat(saved("plan:7")).isEqualTo("{\"title\":\"title 99\"}");
        assertThat(Database.saves).isEqualTo(1);
    }

    @Test
    void roomThatWasForgotten_isOpenedWithWhatWasSaved() { // S5
        office(0).rename("Plans");
        cluster.advance(Duration.ofMinutes(3));
        assertThat(cluster.remembering()).isZero();

        assertThat(office(1).title()).isEqualTo("Plans");
        office(1).rename("Plan B");
        cluster.advance(SECOND);
        assertThat(saved("plan:7")).contains("Plan B");
    }

    @Test
    void restartOfEverything_losesNothing() { // S4
        office(0).rename("Plans");
        cluster.close(); // which saves what is not saved yet
        assertThat(saved("plan:7")).contains("Plans");

        cluster = start();

        assertThat(office(1).title()).isEqualTo("Plans");
        Peer ada = cluster.node(0).connect("/plan/7");
        assertThat(ada.state("plan:7", Plan.class)).contains(new Plan("Plans"));
    }

    @Test
    void durableChange_isSavedWhenUpdateReturns() { // S4
        assertThat(office(0).pay(5)).isEqualTo(5);
        assertThat(saved("account:7")).isEqualTo("{\"balance\":5}");
        assertThat(office(1).pay(7)).isEqualTo(12);
        assertThat(saved("account:7")).isEqualTo("{\"balance\":12}");
    }

    @Test
    void durableChangeThatCannotBeSaved_isTold_andSavedLater() { // S4
        office(0).pay(5);
        Database.broken = true;
        assertThatThrownBy(() -> office(0).pay(7))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FOYER-5044");
        assertThat(saved("account:7")).contains("5");
        assertThat(office(1).balance()).isEqualTo(12);

        Database.broken = false;
        cluster.advance(Duration.ofSeconds(3));

        assertThat(saved("account:7")).contains("12");
    }

    @Test
    void storeThatIsAway_refusesThoseWhoJoin_andLosesNothing() { // S4
        office(0).rename("Plans");
        cluster.advance(SECOND);
        cluster.advance(Duration.ofMinutes(3));
        Database.broken = true;

        assertThatThrownBy(() -> office(0).title())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FOYER-5040");
        Peer ada = cluster.node(0).connect("/plan/7");
        assertThat(ada.closing()).isPresent();

        Database.broken = false;
        assertThat(office(0).title()).isEqualTo("Plans");
        Database.broken = true;
        office(0).rename("Plan B");
        cluster.advance(Duration.ofMinutes(1));
        Database.broken = false;
        cluster.advance(Duration.ofMinutes(1));
        assertThat(saved("plan:7")).contains("Plan B");
    }

    @Test
    void changeOfANodeThatDies_isSavedByAnother() { // S4
        Peer ada = cluster.node(0).connect("/plan/7");
        office(1).rename("Plans");
        cluster.settle();
        Database.broken = true; // so node 1 does not save it before it is lost
        cluster.silence(1);
        cluster.advance(Duration.ofSeconds(12));
        Database.SAVED.clear();
        Database.broken = false;
        cluster.advance(Duration.ofSeconds(40));

        assertThat(saved("plan:7")).contains("Plans");
        assertThat(ada.state("plan:7", Plan.class)).contains(new Plan("Plans"));
    }

    @Test
    void backplaneWithAnOldDump_doesNotWinAgainstTheStore() { // S4
        office(0).rename("old");
        cluster.saveBackplane();
        office(0).rename("new one");
        cluster.advance(SECOND);
        cluster.restartBackplane();
        cluster.settle();

        assertThat(office(1).title()).isEqualTo("new one");
        office(1).rename("newest");
        cluster.advance(SECOND);
        assertThat(saved("plan:7")).contains("newest");
    }
}
