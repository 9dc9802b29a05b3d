// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import javax.sql.DataSource;

import dev.foyer.contract.howto.database.OrderEndpoint;
import dev.foyer.contract.howto.database.Orders;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.h2.jdbcx.JdbcDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The application of docs/howto/database.md, with a database and without an engine; needs no server. */
class OrdersIT {

    private static DataSource database() {
        var database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1");
        return database;
    }

    @Contract(
            rule = {"K1", "Q7"},
            proves =
                    "database.md: the application runs in the kit, with a data source of the test: an order is told, kept for those who come later, and refused the second time")
    void orders_areToldAndKept() {
        try (Foyer foyer = Foyer.of(OrderEndpoint.class, Orders.class)
                .bean(DataSource.class, database())
                .start()) {
            Peer ada = foyer.connect("/orders");

            assertThat(ada.call("order", "lamp").as(String.class)).isEqualTo("ordered");
            assertThat(ada.expect(Orders.Ordered.class)).isEqualTo(new Orders.Ordered("lamp"));
            assertThat(foyer.connect("/orders").expect(Orders.Ordered.class)).isEqualTo(new Orders.Ordered("lamp"));
            assertThat(ada.refused("order", "lamp").code()).isEqualTo("failed");
        }
    }
}
