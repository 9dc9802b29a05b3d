// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.test;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import dev.foyer.Delivery;
import dev.foyer.Handshake;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.contract.howto.test.GreeterEndpoint.Greet;
import dev.foyer.contract.howto.test.GreeterEndpoint.Guest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What docs/howto/test.md says about unit tests; needs no server. */
class GreeterUnitIT {

    // tag::unit
    private final List<Object> emitted = new ArrayList<>();
    private final GreeterEndpoint endpoint = new GreeterEndpoint(recorded());

    @Test
    void namedGuest_isAccepted() {
        var handshake = new Handshake("/greeter", Map.of("X-Name", List.of("ada")));

        assertThat(endpoint.connect(handshake)).isEqualTo(new Guest("ada"));
    }

    @Test
    void namelessGuest_isRefused() {
        var handshake = new Handshake("/greeter", Map.of());

        assertThatThrownBy(() -> endpoint.connect(handshake))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.status()).isEqualTo(401));
    }

    @Test
    void greeting_isAnsweredAndTold() {
        assertThat(endpoint.greet(new Greet("Hello"), new Guest("ada"))).isEqualTo("Hello, ada");
        assertThat(emitted).containsExactly("greeted", "ada");
    }

    /** A room that keeps what is emitted to it; a mocking library would do as well. */
    private Room recorded() {
        Object room = Proxy.newProxyInstance(
                Room.class.getClassLoader(), new Class<?>[] {Room.class}, (proxy, method, arguments) -> {
                    emitted.addAll(List.of(arguments));
                    return new Delivery(1);
                });
        return (Room) room;
    }
    // end::unit
}
