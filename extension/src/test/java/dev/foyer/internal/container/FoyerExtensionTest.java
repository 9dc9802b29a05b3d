// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.Rooms;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.handshake.Admission;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.RoomRules;
import dev.foyer.testing.TestSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What the extension makes of an application, in a CDI container without a server. */
class FoyerExtensionTest {

    /** A user context that cannot be proxied. */
    record Guest(String name) {}

    /** A user context that can. */
    static class Member {
        private final String name;

        Member() {
            this("made by CDI");
        }

        Member(String name) {
            this.name = name;
        }

        String name() {
            return name;
        }
    }

    @ServerEndpoint("/guests")
    static class GuestEndpoint {
        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.path());
        }
    }

    @ServerEndpoint("/members/{id}")
    static class MemberEndpoint {
        @OnConnect
        Member connect(Handshake handshake) {
            return new Member(handshake.path());
        }
    }

    @ServerEndpoint("/selfish")
    static class SelfishEndpoint {
        @Inject
        Guest guest;

        @OnConnect
        Guest connect() {
            return new Guest("");
        }
    }

    @ServerEndpoint("/broken")
    static class BrokenEndpoint {
        @OnEvent("*")
        void rest() {}

        @OnEvent
        void unnamed() {}
    }

    @ServerEndpoint("no-slash")
    static class LostEndpoint {
        @OnEvent("e")
        void handle() {}
    }

    /** Lives as long as the application. */
    @ApplicationScoped
    static class Service {
        @Inject
        Connections connections;

        @Inject
        Rooms rooms;

        @Inject
        @RoomName("lobby")
        Room lobby;

        @Inject
        @RoomName("game-{id}")
        Room game;

        @Inject
        Connection connection;

        Connections connections() {
            return connections;
        }

        Rooms rooms() {
            return rooms;
        }

        Room lobby() {
            return lobby;
        }

        Room game() {
            return game;
        }

        Connection connection() {
            return connection;
        }
    }

    @ApplicationScoped
    static class Keeper {
        @Inject
        Guest guest;
    }

    @RequestScoped
    static class Passer {
        @Inject
        Guest guest;

        String name() {
            return guest.name();
        }
    }

    @ApplicationScoped
    static class Asker {
        @Inject
        Instance<Guest> guests;

        @Inject
        Member member;

        String guest() {
            return guests.get().name();
        }

        String member() {
            return member.name();
        }
    }

    @ConnectionScoped
    static class Basket {
        private final List<String> things = new ArrayList<>();

        void add(String thing) {
            things.add(thing);
        }
    }

    @Test
    void services_areInjectableAnywhere() {
        try (SeContainer container = container(Service.class)) {
            Service service = container.select(Service.class).get();

            assertThat(service.connections().count()).isZero();
            assertThat(service.rooms().names()).isEmpty();
            assertThat(service.lobby().name()).isEqualTo("lobby");
            assertThat(service.lobby()).isEqualTo(service.rooms().get("lobby"));
            assertThat(container.select(Rooms.class).get()).isSameAs(service.rooms());
        }
    }

    @Test
    void connectionScopedBeanOutsideACallback_saysWhereItWorks() {
        try (SeContainer container = container(Service.class, Basket.class)) {
            Basket basket = container.select(Basket.class).get();
            Service service = container.select(Service.class).get();

            assertThatThrownBy(() -> basket.add("apple"))
                    .isInstanceOf(ContextNotActiveException.class)
                    .hasMessageStartingWith("FOYER-4004: ");
            assertThatThrownBy(() -> service.connection().id())
                    .isInstanceOf(ContextNotActiveException.class)
                    .hasMessageStartingWith("FOYER-4004: ");
            assertThatThrownBy(() -> service.game().name())
                    .isInstanceOf(ContextNotActiveException.class)
                    .hasMessageStartingWith("FOYER-4004: ");
        }
    }

    @Test
    void recordInALongLivedBean_failsDeploymentWith1019() {
        assertThatThrownBy(() -> container(GuestEndpoint.class, Keeper.class))
                .hasMessageContaining("FOYER-1019: ")
                .hasMessageContaining("guest injects the user context " + Guest.class.getName())
                .hasMessageContaining("Instance<Guest>")
                .hasMessageContaining(Keeper.class.getName());
    }

    @Test
    void recordInTheEndpointThatMakesIt_failsDeploymentWith1019() {
        assertThatThrownBy(() -> container(SelfishEndpoint.class))
                .hasMessageContaining("FOYER-1019: ")
                .hasMessageContaining(Guest.class.getName());
    }

    @Test
    void userContexts_areReadFromTheCurrentConnection() throws Exception {
        try (SeContainer container =
                container(GuestEndpoint.class, MemberEndpoint.class, Passer.class, Asker.class, Service.class)) {
            FoyerExtension extension = extension(container);
            Application application = start(extension, container);
            Asker asker = container.select(Asker.class).get();
            Passer passer = container.select(Passer.class).get();
            Service service = container.select(Service.class).get();
            ConnectionScope guest = admit(application, GuestEndpoint.class, "/guests");
            ConnectionScope other = admit(application, GuestEndpoint.class, "/guests/2");
            ConnectionScope member = admit(application, MemberEndpoint.class, "/members/7");

            String asked = application.scopes().within(guest, asker::guest);
            String askedByOther = application.scopes().within(other, asker::guest);
            String passed = application.scopes().within(guest, passer::name);
            String proxied = application.scopes().within(member, asker::member);
            String id = application
                    .scopes()
                    .within(member, () -> service.connection().id());

            assertThat(asked).isEqualTo("/guests");
            assertThat(askedByOther).isEqualTo("/guests/2");
            assertThat(passed).isEqualTo("/guests");
            assertThat(proxied).isEqualTo("/members/7");
            assertThat(id).isEqualTo(member.connection().id());
            extension.stop();
        }
    }

    @Test
    void userContextThatCdiDiscoversItself_isStillTheOneOfOnConnect() throws Exception {
        try (SeContainer container = container(Member.class, GuestEndpoint.class, MemberEndpoint.class, Asker.class)) {
            FoyerExtension extension = extension(container);
            Application application = start(extension, container);
            Asker asker = container.select(Asker.class).get();
            ConnectionScope member = admit(application, MemberEndpoint.class, "/members/7");

            String name = application.scopes().within(member, asker::member);

            assertThat(name).isEqualTo("/members/7");
            assertThatThrownBy(asker::member).isInstanceOf(ContextNotActiveException.class);
            extension.stop();
        }
    }

    @Test
    void allMistakesOfAllEndpoints_failTheDeployment() {
        assertThatThrownBy(() -> container(BrokenEndpoint.class, LostEndpoint.class, GuestEndpoint.class, Keeper.class))
                .hasMessageContaining("FOYER-1025: The application has 3 mistake(s)")
                .hasMessageContaining("FOYER-1008: " + BrokenEndpoint.class.getName() + ".unnamed")
                .hasMessageContaining("FOYER-1002: ")
                .hasMessageContaining("FOYER-1019: ");
    }

    @Test
    void emitBeforeTheStart_isRefused() {
        try (SeContainer container = container(Service.class)) {
            var connections = container.select(Connections.class).get();

            assertThatThrownBy(() -> connections.everyone().emit("e", 1))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("FOYER-4017: ");
        }
    }

    private static SeContainer container(Class<?>... classes) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FoyerExtension())
                .addBeanClasses(classes)
                .initialize();
    }

    private static FoyerExtension extension(SeContainer container) {
        return container.getBeanManager().getExtension(FoyerExtension.class);
    }

    private static Application start(FoyerExtension extension, SeContainer container) {
        return extension.start(
                new ServerHost("/app"),
                TestSettings.DEFAULTS,
                container.getBeanManager(),
                Contexts.of(FoyerExtensionTest.class.getClassLoader()),
                RoomRules.NONE);
    }

    private static ConnectionScope admit(Application application, Class<?> endpoint, String path) {
        List<EndpointModel> models = Definitions.read(List.of(endpoint), new Problems());
        var handshake = new Handshake(path, Map.of());
        Admission admission = application.entrance().admissions().decide(models.get(0), handshake);
        return ((Admission.Accepted) admission).scope();
    }
}
