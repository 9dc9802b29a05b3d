// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.util.ArrayList;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Transactions on the test kit are those of a server: rules C13 and K5. */
@FoyerTest({KitTransactionsTest.Till.class, KitTransactionsTest.Phases.class})
class KitTransactionsTest {

    public record Paid(int amount) {}

    @ApplicationScoped
    public static class Phases {

        private final List<String> told = new ArrayList<>();

        void within(@Observes Paid paid) {
            told.add("within " + paid.amount());
        }

        void before(@Observes(during = TransactionPhase.BEFORE_COMPLETION) Paid paid) {
            told.add("before " + paid.amount());
        }

        void committed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Paid paid) {
            told.add("committed " + paid.amount());
        }

        void rolledBack(@Observes(during = TransactionPhase.AFTER_FAILURE) Paid paid) {
            told.add("rolled back " + paid.amount());
        }

        List<String> told() {
            return told;
        }
    }

    @ServerEndpoint("/till")
    static class Till {

        @Inject
        private UserTransaction transaction;

        @Inject
        private Event<Paid> paid;

        @Transactional
        @OnEvent("pay")
        void pay(int amount) {
            paid.fire(new Paid(amount));
            if (amount > 10) {
                throw new EventRefused("broke", "There is not so much.");
            }
        }

        @OnEvent("only.back")
        void onlyBack(int amount) throws Exception {
            transaction.begin();
            transaction.setRollbackOnly();
            paid.fire(new Paid(amount));
            transaction.rollback();
        }

        @OnEvent("leave.open")
        void leaveOpen() throws Exception {
            transaction.begin();
        }

        @OnEvent("is.open")
        boolean isOpen() throws SystemException {
            return transaction.getStatus() != Status.STATUS_NO_TRANSACTION;
        }
    }

    @Test
    void observers_areToldInTheirPhase(Foyer foyer) {
        Peer ada = foyer.connect("/till");

        ada.call("pay", 5);
        assertThat(ada.refused("pay", 50).code()).isEqualTo("broke");
        ada.call("only.back", 7);

        assertThat(foyer.bean(Phases.class).told())
                .containsExactly(
                        "within 5",
                        "before 5",
                        "committed 5",
                        "within 50",
                        "rolled back 50",
                        "within 7",
                        "before 7",
                        "rolled back 7");
    }

    @Test
    void transactionLeftOpen_isRolledBack(Foyer foyer) {
        Peer careless = foyer.connect("/till");
        Peer other = foyer.connect("/till");

        careless.call("leave.open");

        assertThat(other.call("is.open").as(Boolean.class)).isFalse();
        careless.call("leave.open");
    }
}
