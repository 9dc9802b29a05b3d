// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import dev.foyer.Room;
import dev.foyer.RoomHistory;
import dev.foyer.RoomName;
import dev.foyer.ServerEvent;

@ApplicationScoped
@RoomHistory(value = "orders", events = 200, age = "24h") // a log, which is in the database
public class Orders {

    @ServerEvent("ordered")
    public record Ordered(String item) {}

    @Resource // the data source that foyer.backplane.datasource names, too
    DataSource database;

    @Inject
    @RoomName("orders")
    Room room;

    @Transactional(rollbackOn = SQLException.class)
    public void order(String item) throws SQLException {
        room.emit(new Ordered(item)); // written with the transaction, and told after its commit
        try (Connection connection = database.getConnection();
                PreparedStatement insert = connection.prepareStatement("INSERT INTO orders (item) VALUES (?)")) {
            insert.setString(1, item); // the same item a second time: the event is rolled back, too
            insert.executeUpdate();
        }
    }
}
