// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.Rooms;

/** Lets clients order, and hear of orders. */
@ServerEndpoint("/orders")
public class OrderEndpoint {

    @Resource
    DataSource database;

    @Inject
    Orders orders;

    @Inject
    Rooms rooms;

    @OnOpen
    void opened(dev.foyer.Connection connection) throws SQLException {
        try (Connection own = database.getConnection();
                Statement statement = own.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS orders (item VARCHAR(100) PRIMARY KEY)");
        }
        rooms.get("orders").joinWithHistory(connection, 10);
    }

    @OnEvent("order")
    String order(String item) throws SQLException {
        orders.order(item);
        return "ordered";
    }
}
