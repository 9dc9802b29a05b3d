// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.test;

import java.time.Duration;
import java.util.List;
import java.util.ServiceLoader;

import jakarta.enterprise.inject.spi.Extension;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.howto.test.GreeterEndpoint.Greet;
import dev.foyer.contract.howto.test.GreeterEndpoint.Greeted;
import dev.foyer.contract.howto.test.GreeterEndpoint.Guest;
import dev.foyer.contract.howto.test.GreeterEndpoint.Left;
import dev.foyer.test.EventError;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerCluster;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import dev.foyer.test.RefusedHandshake;
import org.jboss.weld.environment.se.Weld;
import org.jboss.weld.environment.se.WeldContainer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/test.md says about tests without a server; needs none itself. */
// tag::first
@FoyerTest(GreeterEndpoint.class)
class GreeterIT {

    private static Peer connect(Foyer foyer, String name) {
        return foyer.connect("/greeter", request -> request.header("X-Name", name));
    }

    @Test
    void greeting_isAnswered_andHeardByTheOthers(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");

        assertThat(ada.call(new Greet("Hello")).as(String.class)).isEqualTo("Hello, ada");

        assertThat(bob.expect(Greeted.class)).isEqualTo(new Greeted("ada", "Hello"));
        bob.expectNothing();
        ada.expectNothing();
    }
    // end::first

    // tag::refusals
    @Test
    void namelessGuest_isRefused(Foyer foyer) {
        RefusedHandshake refused = foyer.refused("/greeter");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.detail()).isEqualTo("Who are you?");
    }

    @Test
    void blankGreeting_isRefused(Foyer foyer) {
        EventError error = connect(foyer, "ada").refused(new Greet(" "));

        assertThat(error.code()).isEqualTo("invalid-event");
        assertThat(error.violatedPaths()).containsExactly("greeting");
    }

    @Test
    void definition_hasNoMistakes() {
        assertThat(Foyer.definitionErrors(GreeterEndpoint.class)).isEmpty();
    }
    // end::refusals

    // tag::nodes
    @Test
    void guestOnAnotherNode_hearsTheGreeting() {
        try (FoyerCluster cluster = Foyer.of(GreeterEndpoint.class).startNodes(2)) {
            Peer ada = connect(cluster.node(0), "ada");
            Peer bob = connect(cluster.node(1), "bob");

            ada.call(new Greet("Hello"));
            assertThat(bob.expect(Greeted.class)).isEqualTo(new Greeted("ada", "Hello"));

            cluster.cutOff(1);
            ada.call(new Greet("Anybody there?"));
            bob.expectNothing();
        }
    }
    // end::nodes

    // tag::given
    @Test
    void containerThatIsThere_isUsed() {
        Weld weld = new Weld().disableDiscovery().beanClasses(GreeterEndpoint.class);
        for (Extension extension : ServiceLoader.load(Extension.class)) {
            weld.addExtensions(extension);
        }
        try (WeldContainer container = weld.initialize();
                Foyer foyer = Foyer.of(GreeterEndpoint.class)
                        .in(container.getBeanManager())
                        .start()) {
            connect(foyer, "ada").expectOpen();
        }
    }
    // end::given

    // tag::time
    @Test
    void fourthGreeting_comesTooSoon(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        for (String greeting : List.of("Hello", "Hi", "Hey")) {
            ada.call(new Greet(greeting));
        }
        assertThat(ada.refused(new Greet("Howdy")).code()).isEqualTo("rate-limited");

        foyer.advance(Duration.ofSeconds(4));

        ada.call(new Greet("Howdy"));
    }
    // end::time

    // tag::faults
    @Test
    void guestInATunnel_isMissedAfterAWhile(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        ada.vanish();
        foyer.advance(Duration.ofSeconds(10));
        bob.expectNothing();

        foyer.advance(Duration.ofMinutes(1));

        assertThat(bob.expect(Left.class).name()).isEqualTo("ada");
    }

    @Test
    void guestWhoReadsNothing_isClosed_andDelaysNobody(Foyer foyer) {
        Peer ada = connect(foyer, "ada");
        Peer bob = connect(foyer, "bob");
        ada.stopReading();
        for (int i = 0; i < 200; i++) {
            foyer.bean(Connections.class).everyone().emit("news", "x".repeat(10_000));
            bob.expect("news");
        }

        ada.startReading();

        ada.expectClosed(4000);
    }
    // end::faults

    // tag::fakes
    public interface Names {
        String of(String token);
    }

    @ServerEndpoint("/named")
    public static class Named {
        @Inject
        Names names;

        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(names.of(handshake.header("token").orElse("")));
        }

        @OnEvent("who")
        String who(Guest guest) {
            return guest.name();
        }
    }

    @Test
    void fake_isInjected() {
        try (Foyer foyer = Foyer.of(Named.class)
                .bean(Names.class, token -> "ada")
                .setting("foyer.heartbeat.interval", "5s")
                .start()) {
            assertThat(foyer.connect("/named").call("who").as(String.class)).isEqualTo("ada");
        }
    }
    // end::fakes
}
