// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.Connections;
import dev.foyer.ExpiresAt;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.UserId;
import dev.foyer.UserRoles;
import dev.foyer.Verified;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** Rules I1 and I2 for an application that verifies its tokens by itself, and says in its user context what they say. */
class OwnTokensTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @HandshakeHeaders
    record Headers(@NotNull @Size(max = 100) String authorization) {}

    public record Member(
            @UserId String id,
            @UserRoles @Nullable List<String> roles,
            @ExpiresAt @Nullable Instant expires) {}

    /** Is injected as a bean, so it is not a record. */
    public static class Guest {
        private final String name;
        private final Instant until;

        protected Guest() {
            this("", Instant.MAX);
        }

        Guest(String name, Instant until) {
            this.name = name;
            this.until = until;
        }

        @UserId
        public String name() {
            return name;
        }

        @ExpiresAt
        public Instant until() {
            return until;
        }

        @UserRoles
        public String[] roles() {
            return new String[] {"guest"};
        }
    }

    @ApplicationScoped
    public static class Tokens {
        @Inject
        Clock clock;

        Member verify(String authorization) {
            String[] parts = authorization.substring("Bearer ".length()).split("~", -1);
            Instant expires = clock.instant().plusSeconds(Long.parseLong(parts[2]));
            if (!expires.isAfter(clock.instant())) {
                throw Refused.unauthorized("Sign in again.");
            }
            return new Member(parts[0], parts[1].isEmpty() ? null : List.of(parts[1].split("\\+", -1)), expires);
        }
    }

    @ServerEndpoint("/own")
    static class Own {
        @Inject
        Tokens tokens;

        @OnConnect
        Member connect(Headers headers) {
            return tokens.verify(headers.authorization());
        }

        @RolesAllowed("editor")
        @OnEvent("publish")
        String publish(Member member) {
            return member.id();
        }

        @RolesAllowed("**")
        @OnEvent("known")
        void known() {
            // whoever has roles at all
        }

        @OnEvent("promote")
        void promote(Connection connection, Member member) {
            connection.renew(new Member(member.id(), List.of("editor"), null));
        }
    }

    @RolesAllowed("editor")
    @ServerEndpoint("/editors")
    static class Editors {
        @Inject
        Tokens tokens;

        @OnConnect
        Member connect(Headers headers) {
            return tokens.verify(headers.authorization());
        }
    }

    @Dependent
    @ServerEndpoint("/guests")
    public static class Guests {
        @Inject
        Guest guest;

        @Inject
        Clock clock;

        @OnConnect
        Guest connect(Headers headers) {
            return new Guest(headers.authorization(), clock.instant().plusSeconds(10));
        }

        @RolesAllowed("guest")
        @OnEvent("until")
        long until() {
            return guest.until().getEpochSecond();
        }

        @OnEvent("stay")
        long stay(Connection connection) {
            connection.renew(new Guest(guest.name(), clock.instant().plusSeconds(1000)));
            return guest.until().getEpochSecond();
        }
    }

    @ServerEndpoint("/open")
    static class Open {
        private static int calls;

        @OnConnect
        void connect() {
            calls++;
        }
    }

    private final Foyer foyer = Foyer.of(Own.class, Editors.class, Guests.class, Open.class, Tokens.class)
            .virtual(Clock.class)
            .start();

    @AfterEach
    void stop() {
        foyer.close();
    }

    private Peer connect(String path, String token) {
        return foyer.connect(path, request -> request.bearer(token));
    }

    @Test
    void userContext_saysWhenItExpires_andOnConnectTakesTheNewToken() {
        Peer ada = connect("/own", "ada~editor~60");
        assertThat(ada.expires()).contains(MINUTE);

        foyer.advance(Duration.ofSeconds(50));
        assertThat(ada.refresh("ada~reader~600").reply().data()).hasToString("{\"expires\":600}");

        assertThat(ada.refused("publish").code()).isEqualTo("forbidden");
        foyer.advance(Duration.ofMinutes(10));
        ada.expectOpen();
        assertThat(ada.refresh("ada~editor~0").error().code()).isEqualTo("unauthorized");
        foyer.advance(Duration.ofSeconds(25));
        ada.expectClosed(4002);
    }

    @Test
    void rolesOfTheUserContext_countForEventsAndForTheEndpoint() {
        assertThat(connect("/own", "ada~editor~60").call("publish").as(String.class))
                .isEqualTo("ada");
        assertThat(connect("/own", "ada~reader~60").refused("publish").code()).isEqualTo("forbidden");
        assertThat(connect("/own", "ada~reader~60").begin("known").isRefused()).isFalse();
        assertThat(connect("/own", "ada~~60").refused("known").code()).isEqualTo("forbidden");
        connect("/editors", "ada~editor~60").expectOpen();
        assertThat(foyer.refused("/editors", request -> request.bearer("ada~reader~60"))
                        .status())
                .isEqualTo(403);
        foyer.connect("/editors", request -> request.user("root", "editor").bearer("ada~~60"))
                .expectOpen();
    }

    @Test
    void tokenThatDoesNotFitTheHeaderSchema_isRefused() {
        Peer ada = connect("/own", "ada~editor~60");

        assertThat(ada.refresh("ada~editor~600" + "0".repeat(100)).error().code())
                .isEqualTo("unauthorized");

        assertThat(ada.call("publish").as(String.class)).isEqualTo("ada");
    }

    @Test
    void application_renewsByItself() {
        Peer ada = connect("/own", "ada~reader~60");

        ada.call("promote");

        assertThat(ada.call("publish").as(String.class)).isEqualTo("ada");
        foyer.advance(Duration.ofSeconds(84));
        ada.expectOpen();
        foyer.advance(Duration.ofSeconds(2));
        ada.expectClosed(4002);
    }

    @Test
    void renewing_neitherChangesTheUser_norTheType() {
        Peer ada = connect("/own", "ada~editor~60");
        Connection connection = foyer.bean(Connections.class).find(ada.id()).orElseThrow();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.renew(new Member("bob", List.of("editor"), null)))
                .withMessageStartingWith("FOYER-4051: ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> connection.renew("bob"))
                .withMessageStartingWith("FOYER-4050: ");
        assertThat(ada.call("publish").as(String.class)).isEqualTo("ada");
    }

    @Test
    void injectedUserContext_isTheNewOne() {
        Peer guest = connect("/guests", "x");
        long before = guest.call("until").as(Long.class);

        assertThat(guest.call("stay").as(Long.class)).isGreaterThan(before + 900);
        foyer.advance(MINUTE);
        guest.expectOpen();
        guest.refresh("x").reply();
        assertThat(guest.call("until").as(Long.class)).isLessThan(before + 900);
        foyer.advance(MINUTE);
        guest.expectClosed(4002);
    }

    @Test
    void clientWithoutAToken_cannotSendOneLater() {
        int before = Open.calls;
        Peer peer = foyer.connect("/open");
        assertThat(peer.expires()).isEmpty();

        assertThat(peer.refresh("ada~editor~60").error().code()).isEqualTo("unauthorized");

        assertThat(Open.calls).isEqualTo(before + 1);
    }

    record TwoExpiries(@ExpiresAt Instant first, @ExpiresAt Instant second) {}

    record WrongTypes(@ExpiresAt long expires, @UserRoles String roles) {}

    @ServerEndpoint("/two")
    static class Two {
        @OnConnect
        TwoExpiries connect() {
            return new TwoExpiries(Instant.MAX, Instant.MAX);
        }
    }

    @ServerEndpoint("/wrong")
    static class Wrong {
        @OnConnect
        WrongTypes connect(Verified verified) {
            return new WrongTypes(1, "");
        }
    }

    @Test
    void mistakes_areReported() {
        assertThat(Foyer.definitionErrors(Two.class, Wrong.class))
                .hasSize(5)
                .anyMatch(mistake ->
                        mistake.startsWith("FOYER-1090: ") && mistake.contains("TwoExpiries uses @ExpiresAt"))
                .anyMatch(
                        mistake -> mistake.startsWith("FOYER-1090: ") && mistake.contains("WrongTypes uses @ExpiresAt"))
                .anyMatch(
                        mistake -> mistake.startsWith("FOYER-1090: ") && mistake.contains("WrongTypes uses @UserRoles"))
                .anyMatch(mistake -> mistake.startsWith("FOYER-1091: ") && mistake.contains("connect"));
    }
}
