// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.attack;

import java.math.BigDecimal;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What is attacked: an application with the limits that it has by default. */
final class Arena {

    static final String PATH = "/arena";

    private Arena() {}

    static WebArchive war(String name, Class<?> test) {
        return Wars.of("attack-" + name, test)
                .addClasses(Arena.class, Endpoint.class, Endpoint.Numbers.class, Endpoint.Item.class);
    }

    /** Opens a client that must be served whatever others do. */
    static Client bystander(Site site) {
        Client bystander = site.open(PATH);
        assertServed(bystander);
        return bystander;
    }

    static void assertServed(Client bystander) {
        assertThat(bystander.call("echo", "\"served\"")).isEqualTo("{\"reply\":\"call\",\"data\":\"served\"}");
    }

    /** Everybody is in one room. */
    @ServerEndpoint(PATH)
    public static class Endpoint {

        /** Of all kinds. */
        public record Numbers(Byte b, Short s, Integer i, Long l, Double d, BigDecimal big) {}

        /** One of a list. */
        public record Item(@NotBlank String name) {}

        @Inject
        Connections connections;

        @Inject
        @RoomName("arena")
        Room arena;

        @OnOpen
        void opened(Connection connection) {
            arena.join(connection);
        }

        @OnEvent("echo")
        String echo(String text) {
            return text;
        }

        @OnEvent("numbers")
        void numbers(Numbers numbers) {}

        @OnEvent("items")
        int items(List<Item> items) {
            return items.size();
        }

        @OnEvent("count")
        int count() {
            return connections.count();
        }
    }
}
