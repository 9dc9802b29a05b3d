// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.Handshake;
import dev.foyer.OnDisconnect;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.container.session.FakeSession;
import dev.foyer.internal.container.session.FoyerEndpoint;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.handshake.Admission;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.RoomRules;
import dev.foyer.testing.Gate;
import dev.foyer.testing.TestSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Connections that open, or fail to, in an application that stops: in a CDI container without a server. */
class StoppingTest {

    private static final Queue<String> SEEN = new ConcurrentLinkedQueue<>();
    private static Gate leaving = new Gate();
    private static Gate left = new Gate();
    private static Gate ended = new Gate();

    private SeContainer container;
    private FoyerExtension extension;
    private Application application;

    @ServerEndpoint("/chat")
    static class Chat {
        @Inject
        Connection connection;

        @OnOpen
        void open() {
            SEEN.add("open " + name());
        }

        @OnDisconnect
        void leave(Closing closing) {
            leaving.open();
            left.pass();
            SEEN.add("left " + name() + " " + closing.code());
        }

        @PreDestroy
        void end() {
            SEEN.add("end " + name());
            ended.open();
        }

        private String name() {
            return connection.handshake().path();
        }
    }

    @BeforeEach
    void start() {
        SEEN.clear();
        leaving = new Gate();
        left = new Gate();
        ended = new Gate();
        container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FoyerExtension())
                .addBeanClasses(Chat.class)
                .initialize();
        extension = container.getBeanManager().getExtension(FoyerExtension.class);
        application = extension.start(
                new ServerHost("/app"),
                TestSettings.DEFAULTS,
                container.getBeanManager(),
                Contexts.of(StoppingTest.class.getClassLoader()),
                RoomRules.NONE);
    }

    @AfterEach
    void stop() {
        left.open();
        extension.stop();
        container.close();
    }

    @Test
    void connectionThatOpensWhileItStops_isClosedWith1012() throws Exception {
        var early = FakeSession.of(halfOpen("early"));
        early.open(new FoyerEndpoint(application.entrance().opener()));
        var late = FakeSession.of(halfOpen("late"));
        var stopping = new Thread(extension::stop);
        stopping.start();
        leaving.pass();

        late.open(new FoyerEndpoint(application.entrance().opener()));

        assertThat(early.closeCode()).isEqualTo(1012);
        assertThat(late.closeCode()).isEqualTo(1012);
        left.open();
        stopping.join();
        assertThat(SEEN).containsExactlyInAnyOrder("open early", "left early 1012", "end early", "end late");
        assertThat(application.connections().count()).isZero();
    }

    @Test
    void connectionThatOpensAfterTheEnd_isClosedWith1012() throws Exception {
        var late = FakeSession.of(halfOpen("late"));

        extension.stop();

        assertThat(SEEN).containsExactly("end late");
        late.open(new FoyerEndpoint(application.entrance().opener()));
        assertThat(late.closeCode()).isEqualTo(1012);
        assertThat(SEEN).containsExactly("end late");
        assertThat(application.entrance().halfOpen().count()).isZero();
        assertThat(application.connections().count()).isZero();
    }

    @Test
    void admissionAfterTheEnd_isDiscarded() {
        ConnectionScope late = admit("late");

        extension.stop();

        assertThatThrownBy(() -> application.entrance().halfOpen().expect(late))
                .isInstanceOf(IllegalStateException.class);
        ended.pass();
    }

    @Test
    void stop_firstKeepsHandshakesOut() throws Exception {
        left.open();
        application.closesWith(() -> SEEN.add("closed"));
        FakeSession.of(halfOpen("ann"))
                .open(new FoyerEndpoint(application.entrance().opener()));

        extension.stop();

        assertThat(SEEN).containsExactly("open ann", "closed", "left ann 1012", "end ann");
    }

    @Test
    void connectionThatFailsToOpen_isClosedAndNothingIsLeftOfIt() throws Exception {
        var broken = FakeSession.failing(halfOpen("broken"), "addMessageHandler");

        broken.open(new FoyerEndpoint(application.entrance().opener()));

        assertThat(broken.closeCode()).isEqualTo(1011);
        assertThat(SEEN).containsExactly("end broken");
        assertThat(application.connections().count()).isZero();
    }

    private ConnectionScope halfOpen(String name) {
        ConnectionScope scope = admit(name);
        application.entrance().halfOpen().expect(scope);
        return scope;
    }

    private ConnectionScope admit(String name) {
        List<EndpointModel> models = Definitions.read(List.of(Chat.class), new Problems());
        var handshake = new Handshake(name, Map.of());
        Admission admission = application.entrance().admissions().decide(models.get(0), handshake);
        return ((Admission.Accepted) admission).scope();
    }
}
