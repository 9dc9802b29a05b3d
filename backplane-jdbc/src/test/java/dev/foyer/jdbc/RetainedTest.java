// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc;

import java.time.Duration;
import java.util.List;

import dev.foyer.backplane.testing.RetainedContract;
import dev.foyer.backplane.testing.TestNode;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Retained;
import dev.foyer.spi.Retention;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

@ParameterizedClass
@EnumSource(Base.class)
class RetainedTest extends RetainedContract {

    private static final Retention KEEP = new Retention(3, Duration.ofMinutes(5), 1_000);

    private final Base.Open base;

    RetainedTest(Base kind) {
        base = kind.open();
    }

    @Override
    protected Backplane start(Backplane.Self self, Backplane.Listener listener) {
        return Engines.start(base.source(), self, listener);
    }

    @Override
    protected void end() {
        base.close();
    }

    @Test
    void everything_lastsFromTheLastCall_andNoRowStays() {
        TestNode one = node();
        get(one.engine().publishRetained(LOBBY, new Retained("k", null, "message"), KEEP));
        base.run("UPDATE foyer_retained SET ends = ends - 200000");
        long before = base.ask("SELECT ends FROM foyer_retained");

        one.engine().retain(LOBBY, List.of(), KEEP);
        assertThat(get(one.engine().retained(LOBBY))).hasSize(1);

        assertThat(base.ask("SELECT ends FROM foyer_retained")).isGreaterThan(before + 100_000);
        base.run("UPDATE foyer_retained SET ends = 1");
        base.run("UPDATE foyer_application SET swept = 0");
        await("nothing left", () -> base.ask("SELECT COUNT(*) FROM foyer_retained") == 0);
    }
}
