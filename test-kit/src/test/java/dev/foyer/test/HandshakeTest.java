// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule K1: a handshake is what it is on a server. */
@FoyerTest({HandshakeTest.Asked.class, HandshakeTest.Configured.class})
class HandshakeTest {

    @ServerEndpoint("/asked")
    public static class Asked {
        @OnConnect
        String connect(Handshake handshake) {
            return handshake.cookies().get("a") + handshake.cookies().get("b");
        }

        @OnEvent("cookies")
        String cookies(String user) {
            return user;
        }
    }

    /** Reads what the container's handshake says. */
    public static class Parameters extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            config.getUserProperties().put("parameters", Map.copyOf(request.getParameterMap()));
        }
    }

    @ServerEndpoint(value = "/configured/{room}", configurator = Parameters.class)
    public static class Configured {
        private Object parameters = Map.of();

        @OnOpen
        public void opened(Session session) {
            parameters = Objects.requireNonNull(session.getUserProperties().get("parameters"));
        }

        @OnEvent("parameters")
        Object parameters() {
            return parameters;
        }
    }

    @Test
    void ownOrigin_isThatOfTheHost(Foyer foyer) {
        foyer.connect(
                "/asked", request -> request.header("Host", "chat.example:8080").origin("http://chat.example:8080"));

        assertThat(foyer.refused("/asked", request -> request.origin("http://chat.example:8080"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void cookies_areAHeader(Foyer foyer) {
        Peer peer = foyer.connect("/asked", request -> request.cookie("a", "1").cookie("b", "2"));

        assertThat(peer.call("cookies").as(String.class)).isEqualTo("12");

        Peer other = foyer.connect("/asked", request -> request.cookie("a", "1").header("Cookie", "b=3"));
        assertThat(other.call("cookies").as(String.class)).isEqualTo("13");
    }

    @Test
    void configurator_seesTheParameters(Foyer foyer) {
        Peer peer = foyer.connect("/configured/blue?q=a%20b&q=c");

        assertThat((Object) peer.call("parameters").as(Map.class))
                .isEqualTo(Map.of("room", List.of("blue"), "q", List.of("a b", "c")));
    }
}
