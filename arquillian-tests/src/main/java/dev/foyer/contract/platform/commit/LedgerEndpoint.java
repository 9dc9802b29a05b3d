// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform.commit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;

/** Ends transactions in all ways. */
@ServerEndpoint("/ledger")
public class LedgerEndpoint {

    @Inject
    @RoomName("ledger")
    Room room;

    @Inject
    Steps steps;

    @Inject
    UserTransaction transaction;

    @OnOpen
    void opened(Connection connection) {
        room.join(connection);
    }

    @Transactional
    @OnEvent("commit")
    String commit() {
        steps.tell("first");
        room.afterCommit().emit("told", "second");
        room.emit("told", "at once");
        steps.tell("third");
        return "done";
    }

    @Transactional
    @OnEvent("roll-back")
    void rollBack() {
        steps.tell("never");
        throw new EventRefused("no", "No.");
    }

    @OnEvent("later")
    void tellLater() {
        steps.tellCommitted("in it");
        room.emit("told", "after it");
    }

    @Transactional
    @OnEvent("nested")
    void nest() {
        steps.tell("never");
        steps.tellInOwn("inner");
        throw new EventRefused("no", "No.");
    }

    @Transactional
    @OnEvent("suspended")
    void suspend() {
        steps.tell("outer");
        steps.tellInNone("in none");
    }

    @Transactional
    @OnEvent("changed")
    void change() {
        List<String> items = new ArrayList<>(List.of("lamp"));
        room.afterCommit().emit("told", items);
        items.add("table");
    }

    @OnEvent("marked")
    void mark() throws Exception {
        transaction.begin();
        transaction.setRollbackOnly();
        steps.tell("never");
        transaction.rollback();
    }

    /** Waits until the server ends the transaction, or marks it. */
    @OnEvent("timeout")
    boolean timeOut() throws Exception {
        transaction.setTransactionTimeout(1);
        transaction.begin();
        try {
            steps.tell("never");
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (transaction.getStatus() == Status.STATUS_ACTIVE && System.nanoTime() - end < 0) {
                Thread.onSpinWait();
            }
            boolean active = transaction.getStatus() == Status.STATUS_ACTIVE;
            transaction.rollback();
            return !active;
        } finally {
            transaction.setTransactionTimeout(0);
        }
    }
}
