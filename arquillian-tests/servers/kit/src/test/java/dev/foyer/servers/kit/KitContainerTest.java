// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** Rule K5: a test that fails on a server fails on the kit, too. */
class KitContainerTest {

    private static final int PORT = 9;

    private final KitContainer container = new KitContainer();

    @ServerEndpoint("/room")
    public static class Room {
        @OnConnect
        void connect(Handshake handshake) {
            if (handshake.query().containsKey("banned")) {
                throw Refused.forbidden("Go away");
            }
        }

        @OnEvent("echo")
        String echo(String text) {
            return text;
        }

        @OnEvent("never")
        CompletionStage<String> never() {
            return new CompletableFuture<>();
        }
    }

    /** Has no name for its event. */
    @ServerEndpoint("/mistaken")
    public static class Mistaken {
        @OnEvent
        String nameless(int number) {
            return "" + number;
        }
    }

    @BeforeEach
    void start(@TempDir Path directory) throws LifecycleException {
        var configuration = new KitConfiguration();
        configuration.setPort(PORT);
        configuration.setLog(directory.resolve("server.log").toString());
        container.setup(configuration);
        container.start();
    }

    @AfterEach
    void stop() {
        container.stop();
    }

    private static WebArchive war(Class<?> endpoint) {
        return ShrinkWrap.create(WebArchive.class, "app.war").addClass(endpoint);
    }

    private static Site site() {
        return Site.at(PORT, "/app");
    }

    @Test
    void waitingInVain_fails() throws DeploymentException {
        container.deploy(war(Room.class));

        try (Client client = site().open("/room")) {
            assertThat(client.call("echo", "\"hello\"")).contains("hello");
            assertThatThrownBy(client::next)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("No message came within PT20S");
        }
    }

    @Test
    void timePasses_whileATestLooksAgainAndAgain() throws DeploymentException {
        container.deploy(war(Room.class));

        try (Client client = site().open("/room")) {
            client.send("{\"event\":\"never\",\"id\":1}");
            assertThat(client.isDrained()).isTrue();

            await().until(() -> !client.isDrained());

            assertThat(client.next()).contains("\"timeout\"");
        }
    }

    @Test
    void refusedHandshake_isNoConnection() throws DeploymentException {
        container.deploy(war(Room.class));

        assertThatThrownBy(() -> site().open("/room?banned=")).hasMessageContaining("403");
        assertThat(Http.upgrade(site().http("/room?banned="), Map.of()).status())
                .isEqualTo(403);
    }

    @Test
    void mistake_preventsTheDeployment() {
        assertThatThrownBy(() -> container.deploy(war(Mistaken.class)))
                .isInstanceOf(DeploymentException.class)
                .hasRootCauseInstanceOf(RuntimeException.class)
                .hasStackTraceContaining("FOYER-");
    }

    @Test
    void whatIsGone_isNotFound() throws DeploymentException {
        WebArchive war = war(Room.class);
        container.deploy(war);
        assertThat(status("/nothing")).isEqualTo(404);
        assertThat(status("/room")).isEqualTo(426);

        container.undeploy(war);

        assertThat(status("/room")).isEqualTo(404);
        assertThatThrownBy(() -> site().open("/room")).hasMessageContaining("No connection");
    }

    private static int status(String path) {
        URI page = site().http(path);
        return Http.get(page).status();
    }
}
