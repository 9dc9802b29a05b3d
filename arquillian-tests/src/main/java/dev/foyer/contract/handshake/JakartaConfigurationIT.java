// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.util.List;
import java.util.Map;

import jakarta.websocket.Extension;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.Handshake;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What an endpoint configures with Jakarta's own means: rule H10. */
@ContractTest
class JakartaConfigurationIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("jakarta-configuration", JakartaConfigurationIT.class);
    }

    /** Does something at each point where a configurator may. */
    public static class OwnConfigurator extends ServerEndpointConfig.Configurator {
        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            response.getHeaders().put("X-Own", List.of("yes"));
            config.getUserProperties()
                    .put("own", request.getParameterMap().get("name").get(0));
        }

        @Override
        public String getNegotiatedSubprotocol(List<String> supported, List<String> requested) {
            return requested.contains("chat.v2") && supported.contains("chat.v2") ? "chat.v2" : "";
        }

        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return List.of();
        }
    }

    @HandshakeHeaders
    record Name(String name) {}

    @ServerEndpoint(value = "/own", subprotocols = "chat.v2", configurator = OwnConfigurator.class)
    public static class Own {
        private String property = "";

        @OnConnect
        void connect(Name name) {
            if (name.name() != null && name.name().equals("refused")) {
                throw Refused.forbidden("No.");
            }
        }

        @OnOpen
        void opened(Session session) {
            property = String.valueOf(session.getUserProperties().get("own"));
        }

        @OnEvent("property")
        String property() {
            return property;
        }
    }

    @ServerEndpoint(
            value = "/protocols/{room}",
            subprotocols = {"b", "a"})
    public static class Protocols {
        @OnEvent("room")
        String room(Handshake handshake) {
            return handshake.pathVariables().get("room");
        }
    }

    @Contract(
            rule = "H10",
            proves = "the endpoint's own configurator modifies the handshake and chooses the subprotocol")
    void ownConfigurator_applies() {
        Answer answer = Http.upgrade(site.http("/own?name=x"), Map.of("Sec-WebSocket-Protocol", "foyer.v1, chat.v2"));

        assertThat(answer.status()).isEqualTo(101);
        assertThat(answer.headers()).containsEntry("X-Own", "yes").containsEntry("Sec-WebSocket-Protocol", "chat.v2");
        try (Client client = site.open("/own?name=eve")) {
            assertThat(client.call("property", "null")).contains("\"data\":\"eve\"");
        }
        try (Client client = site.open("/own?name=dan")) {
            assertThat(client.call("property", "null")).contains("\"data\":\"dan\"");
        }
    }

    @Contract(rule = "H10", proves = "it is not asked for a handshake that is refused")
    void ownConfigurator_isNotAskedForRefusedHandshakes() {
        Answer answer = Http.upgrade(site.http("/own?name=refused"), Map.of());

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.headers()).doesNotContainKey("X-Own");
    }

    @Contract(rule = "H10", proves = "of the endpoint's own subprotocols the most wanted by the endpoint is chosen")
    void ownSubprotocols_areNegotiated() {
        assertThat(negotiated("a, b")).isEqualTo("b");
        assertThat(negotiated("a")).isEqualTo("a");
        assertThat(negotiated("b, foyer.v1")).isEqualTo("foyer.v1");
        assertThat(negotiated("z")).isNull();
        try (Client client = site.open("/protocols/r%20oom")) {
            assertThat(client.call("room", "null")).contains("\"data\":\"r oom\"");
        }
    }

    private String negotiated(String offered) {
        Answer answer = Http.upgrade(site.http("/protocols/x"), Map.of("Sec-WebSocket-Protocol", offered));
        assertThat(answer.status()).isEqualTo(101);
        return answer.headers().get("Sec-WebSocket-Protocol");
    }
}
