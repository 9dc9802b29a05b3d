// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.store;

import javax.sql.DataSource;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;

import dev.foyer.jdbc.JdbcStateStore;
import dev.foyer.spi.StateStore;

// tag::store
@ApplicationScoped
public class PlansInTable {

    @Resource(lookup = "java:comp/DefaultDataSource")
    private DataSource source;

    @Produces
    @ApplicationScoped
    StateStore store() {
        return new JdbcStateStore(source, "plans"); // the table is created if it is not there
    }
}
// end::store
