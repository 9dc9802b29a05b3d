// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.List;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ConnectionScoped;
import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What surrounds a handler is that of production: the validation of its parameters, and the scope of a connection. */
class ShopTest {

    /** Where beans that end say so. */
    private record Log(List<Integer> sold) {}

    @ConnectionScoped
    static class Basket {

        @Inject
        private Log log;

        private int count;

        int add(int more) {
            count += more;
            return count;
        }

        @PreDestroy
        void end() {
            log.sold().add(count);
        }
    }

    @ServerEndpoint("/shop")
    static class ShopEndpoint {

        @Inject
        private Basket basket;

        @OnEvent("add")
        int add(@Positive @Max(9) int count) {
            return basket.add(count);
        }
    }

    @Test
    void basketEndsWithItsConnection() {
        var log = new Log(new ArrayList<>());
        try (Foyer foyer =
                Foyer.of(ShopEndpoint.class, Basket.class).bean(Log.class, log).start()) {
            Peer ada = foyer.connect("/shop");
            Peer bob = foyer.connect("/shop");
            ada.call("add", 2);
            assertThat(ada.call("add", 3).as(Integer.class)).isEqualTo(5);
            assertThat(bob.call("add", 1).as(Integer.class)).isEqualTo(1);

            ada.close();
            foyer.settle();
            assertThat(log.sold()).containsExactly(5);

            bob.cut();
            foyer.settle();
            assertThat(log.sold()).containsExactly(5, 1);
        }
    }

    @Test
    void parametersAreValidated() {
        try (Foyer foyer = Foyer.of(ShopEndpoint.class, Basket.class)
                .bean(Log.class, new Log(new ArrayList<>()))
                .start()) {
            Peer ada = foyer.connect("/shop");

            assertThat(ada.refused("add", 0).code()).isEqualTo("invalid-event");
            assertThat(ada.refused("add", 10).violatedPaths()).hasSize(1);
            assertThat(ada.call("add", 9).as(Integer.class)).isEqualTo(9);
        }
    }
}
