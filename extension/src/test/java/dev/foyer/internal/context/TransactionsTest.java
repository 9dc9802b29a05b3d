// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.List;
import java.util.Map;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;

import dev.foyer.Handshake;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.PeerModel;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule C13. */
class TransactionsTest {

    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addBeanClasses(TransactionsTest.class)
            .initialize();
    private final OneTransaction transaction = new OneTransaction();
    private final Scopes scopes = new Scopes(
            container.getBeanManager(),
            new CurrentScope(),
            true,
            Contexts.of(TransactionsTest.class.getClassLoader()),
            transaction);
    private final ConnectionScope connection = connection();

    /** That of the only thread there is. */
    private static final class OneTransaction implements Transactions {
        private boolean open;
        private boolean stays;
        private int rolledBack;

        @Override
        public boolean isOpen() {
            return open;
        }

        @Override
        public void rollBack() {
            if (stays) {
                throw new IllegalStateException("It stays.");
            }
            open = false;
            rolledBack++;
        }

        @Override
        public void after(Runnable action) {
            throw new UnsupportedOperationException();
        }
    }

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void transactionLeftOpen_isRolledBack() throws Exception {
        scopes.within(connection, "order", () -> transaction.open = true);
        scopes.outside(() -> transaction.open = true);
        scopes.unscoped(() -> transaction.open = true);

        assertThat(transaction.open).isFalse();
        assertThat(transaction.rolledBack).isEqualTo(3);
    }

    @Test
    void transactionOfAFailure_isRolledBackToo() {
        assertThatThrownBy(() -> scopes.within(connection, () -> {
                    transaction.open = true;
                    throw new IllegalStateException("It fails.");
                }))
                .hasMessage("It fails.");

        assertThat(transaction.rolledBack).isEqualTo(1);
    }

    @Test
    void transactionFromBefore_isLeftAlone() throws Exception {
        transaction.open = true;

        scopes.within(connection, () -> "done");

        assertThat(transaction.open).isTrue();
    }

    @Test
    void innerCallback_leavesTheOuterOnesAlone() throws Exception {
        boolean openAfterInner = scopes.within(connection, () -> {
            transaction.open = true;
            scopes.within(connection, () -> "inner");
            return transaction.open;
        });

        assertThat(openAfterInner).isTrue();
        assertThat(transaction.open).isFalse();
    }

    @Test
    void transactionThatCannotBeEnded_doesNotFailTheCallback() throws Exception {
        transaction.stays = true;

        String result = scopes.within(connection, () -> {
            transaction.open = true;
            return "done";
        });

        assertThat(result).isEqualTo("done");
    }

    private ConnectionScope connection() {
        var registry = new Registry();
        var connection = new LiveConnection("/e", new Handshake("/e", Map.of()), null, registry);
        var model = new EndpointModel(
                TransactionsTest.class, PathTemplate.parse("/e"), List.of(), PeerModel.ANYBODY, EndpointMethods.NONE);
        return scopes.create(connection, model);
    }
}
