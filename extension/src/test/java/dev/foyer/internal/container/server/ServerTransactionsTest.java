// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.UserTransaction;

import dev.foyer.testing.LogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What follows a commit, on a registry that behaves as the specification says: rule D8. */
class ServerTransactionsTest {

    private final List<String> done = new ArrayList<>();
    private final Map<Object, Object> resources = new HashMap<>();
    private final List<Synchronization> synchronizations = new ArrayList<>();
    private int status = Status.STATUS_ACTIVE;

    private final ServerTransactions transactions = new ServerTransactions(
            proxy(UserTransaction.class, (proxy, method, arguments) -> status),
            proxy(TransactionSynchronizationRegistry.class, (proxy, method, arguments) -> switch (method.getName()) {
                case "getTransactionStatus" -> status;
                case "getResource" -> resources.get(arguments[0]);
                case "putResource" -> resources.put(arguments[0], arguments[1]);
                case "registerInterposedSynchronization" -> synchronizations.add((Synchronization) arguments[0]);
                default -> throw new UnsupportedOperationException(method.getName());
            }));

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private void end(int outcome) {
        status = outcome;
        synchronizations.forEach(one -> one.afterCompletion(outcome));
    }

    @Test
    void actions_followTheCommit_inOrder() {
        transactions.after(() -> done.add("one"));
        transactions.after(() -> done.add("two"));
        synchronizations.forEach(Synchronization::beforeCompletion);
        assertThat(done).isEmpty();

        end(Status.STATUS_COMMITTED);

        assertThat(done).containsExactly("one", "two");
        assertThat(synchronizations).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_ROLLEDBACK, Status.STATUS_UNKNOWN})
    void actions_areForgotten_ifThereIsNoCommit(int outcome) {
        transactions.after(() -> done.add("one"));

        end(outcome);
        end(Status.STATUS_COMMITTED);

        assertThat(done).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED})
    void actions_areDoneAtOnce_ifThereIsNothingToWaitFor(int now) {
        status = now;

        transactions.after(() -> done.add("one"));

        assertThat(done).containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK})
    void actions_areNotTaken_ifThereWillBeNoCommit(int now) {
        status = now;

        transactions.after(() -> done.add("one"));

        assertThat(done).isEmpty();
        assertThat(synchronizations).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_COMMITTED, Status.STATUS_ROLLEDBACK, Status.STATUS_UNKNOWN})
    void end_saysWhetherItWasACommit(int outcome) {
        CompletionStage<Boolean> end = transactions.end();
        transactions.after(() -> done.add("one"));
        assertThat(end).isNotNull().isNotDone();

        end(outcome);

        assertThat(end).isCompletedWithValue(outcome == Status.STATUS_COMMITTED);
        assertThat(synchronizations).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_NO_TRANSACTION, Status.STATUS_COMMITTED})
    void threadWithoutTransaction_hasNoEnd(int now) {
        status = now;

        assertThat(transactions.end()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {Status.STATUS_MARKED_ROLLBACK, Status.STATUS_ROLLING_BACK, Status.STATUS_ROLLEDBACK})
    void transactionThatCannotCommit_hasEnded(int now) {
        status = now;

        assertThat(transactions.end()).isCompletedWithValue(false);
        assertThat(synchronizations).isEmpty();
    }

    @Test
    void failure_doesNotKeepTheOthers() {
        transactions.after(() -> {
            throw new IllegalStateException("no");
        });
        transactions.after(() -> done.add("two"));
        try (var log = new LogLines()) {
            end(Status.STATUS_COMMITTED);

            assertThat(log.texts()).singleElement().asString().startsWith("FOYER-4042");
        }
        assertThat(done).containsExactly("two");
    }

    @Test
    void transactionWhoseEndIsNotTold_isAMistake() {
        var blind = new ServerTransactions(proxy(UserTransaction.class, (proxy, method, arguments) -> status), null);

        assertThatIllegalStateException()
                .isThrownBy(() -> blind.after(() -> done.add("one")))
                .withMessageStartingWith("FOYER-4043");
        status = Status.STATUS_NO_TRANSACTION;
        blind.after(() -> done.add("two"));

        assertThat(done).containsExactly("two");
        assertThat(blind.end()).isNull();
    }
}
