// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform.commit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.UserTransaction;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.EventRefused;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;

/** Books amounts in a database, and tells of them. */
@ServerEndpoint("/account")
public class AccountEndpoint {

    @Resource
    DataSource database;

    @Resource
    ManagedExecutorService executor;

    @Inject
    UserTransaction transaction;

    @Inject
    @RoomName("account")
    Room room;

    @OnOpen
    void opened(dev.foyer.Connection connection) throws SQLException {
        room.join(connection);
        execute("create table if not exists booking (amount int primary key)");
    }

    private void execute(String command) throws SQLException {
        try (Connection own = database.getConnection();
                Statement statement = own.createStatement()) {
            statement.execute(command);
        }
    }

    private void insert(int amount) throws SQLException {
        try (Connection own = database.getConnection();
                PreparedStatement statement = own.prepareStatement("insert into booking values (?)")) {
            statement.setInt(1, amount);
            statement.execute();
        }
    }

    @Transactional
    @OnEvent("book")
    void book(int amount) throws SQLException {
        room.afterCommit().emit("booked", amount);
        insert(amount);
        if (amount < 0) {
            throw new EventRefused("negative", "This is no amount.");
        }
    }

    /** Books in a transaction of another thread, which ends it. */
    @OnEvent("book-later")
    CompletionStage<String> bookLater(int amount) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        transaction.begin();
                        room.afterCommit().emit("booked", amount);
                        insert(amount);
                        transaction.commit();
                        return "done";
                    } catch (Exception failure) {
                        throw new IllegalStateException(failure);
                    }
                },
                executor);
    }

    @OnEvent("count")
    int count(int amount) throws SQLException {
        try (Connection own = database.getConnection();
                PreparedStatement statement = own.prepareStatement("select count(*) from booking where amount = ?")) {
            statement.setInt(1, amount);
            try (ResultSet found = statement.executeQuery()) {
                found.next();
                return found.getInt(1);
            }
        }
    }
}
