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
import jakarta.transaction.Synchronization;
import jakarta.transaction.SystemException;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Transactions on the test kit mean what they mean on a server, and what transactions.md says: rules C13, R10 and K5. */
@FoyerTest({KitTransactionsTest.Till.class, KitTransactionsTest.Phases.class})
class KitTransactionsTest {

    private static final int UNLUCKY = 13;

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
            if (paid.amount() == UNLUCKY) {
                throw new IllegalStateException("Nobody is told of this.");
            }
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
        private TransactionSynchronizationRegistry registry;

        @Inject
        private Event<Paid> paid;

        @Transactional
        @OnConnect
        void connect(Handshake handshake) {
            if (handshake.query().containsKey("broke")) {
                paid.fire(new Paid(0));
                throw Refused.forbidden("There is not so much.");
            }
        }

        @Transactional
        @OnEvent("pay")
        void pay(int amount) {
            paid.fire(new Paid(amount));
            if (amount > 20) {
                throw new EventRefused("broke", "There is not so much.");
            }
        }

        @OnEvent("pay.at.once")
        void payAtOnce(int amount) {
            paid.fire(new Paid(amount));
        }

        /** Cannot commit. */
        @Transactional
        @OnEvent("pay.in.vain")
        void payInVain(int amount) {
            paid.fire(new Paid(amount));
            registry.registerInterposedSynchronization(new Synchronization() {
                @Override
                public void beforeCompletion() {
                    throw new IllegalStateException("The database says no.");
                }

                @Override
                public void afterCompletion(int status) {
                    // it is over
                }
            });
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
    void withoutTransaction_observersAreToldAtOnce(Foyer foyer) {
        foyer.connect("/till").call("pay.at.once", 5);

        assertThat(foyer.bean(Phases.class).told()).contains("committed 5");
    }

    @Test
    void failedCommit_isAFailedCall(Foyer foyer) {
        assertThat(foyer.connect("/till").refused("pay.in.vain", 5).code()).isEqualTo("failed");

        assertThat(foyer.bean(Phases.class).told()).contains("rolled back 5").doesNotContain("committed 5");
    }

    @Test
    void failingObserver_changesNothingForTheClient(Foyer foyer) {
        foyer.connect("/till").call("pay", UNLUCKY);

        assertThat(foyer.bean(Phases.class).told()).contains("committed " + UNLUCKY);
    }

    @Test
    void refusedHandshake_rollsBack(Foyer foyer) {
        assertThat(foyer.refused("/till", request -> request.query("broke", "")).status())
                .isEqualTo(403);

        assertThat(foyer.bean(Phases.class).told()).contains("rolled back 0").doesNotContain("committed 0");
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
