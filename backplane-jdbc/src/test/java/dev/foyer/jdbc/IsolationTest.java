// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.sql.Connection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A data source that is set to a stricter isolation than the engine can work with. */
@ParameterizedClass
@EnumSource(Base.class)
class IsolationTest {

    private final Base.Open base;
    private final AtomicInteger changed = new AtomicInteger(); // of those that are given back

    IsolationTest(Base kind) {
        base = kind.open();
    }

    private DataSource strict() {
        return FaultySource.proxy(DataSource.class, base.source(), (name, call) -> {
            Object result = call.run();
            if (result instanceof Connection real) {
                real.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
                return watched(real);
            }
            return result;
        });
    }

    private Connection watched(Connection real) {
        return FaultySource.proxy(Connection.class, real, (name, call) -> {
            if (name.equals("close")
                    && !real.isClosed()
                    && real.getTransactionIsolation() != Connection.TRANSACTION_SERIALIZABLE) {
                changed.incrementAndGet();
            }
            return call.run();
        });
    }

    @Test
    void strictDataSource_works_andIsLeftAsItWas() throws InterruptedException {
        try (var nodes = new Nodes()) {
            var traffic = new Traffic(nodes, Collections.nCopies(2, strict()));
            traffic.flow(500);
            traffic.end();
            assertThat(traffic.lost()).isZero();
            assertThat(traffic.news()).containsExactly(List.of(), List.of());
        }
        assertThat(changed).hasValue(0);
        base.close();
    }
}
