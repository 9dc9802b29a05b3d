// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.identity;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.ConnectionScoped;
import dev.foyer.CredentialsRefreshed;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.UserId;
import dev.foyer.Verified;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Journal;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.spi.TokenVerifier;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** Credentials that expire, and new ones in their place: rules I1 and I2. */
@ContractTest
@NeedsServer("tokens that expire by the clock of the server")
class RefreshIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("refresh", RefreshIT.class), "foyer.auth.grace=1s", "foyer.auth.token=header,cookie:sid");
    }

    /** Tokens are name:role:seconds, and are valid for so long when they are seen. */
    @ApplicationScoped
    public static class Verifier implements TokenVerifier {

        @Override
        public Verified verify(String token) {
            String[] parts = token.split(":", -1);
            if (parts.length < 3) {
                throw Refused.unauthorized("Sign in again.");
            }
            return new Verified(() -> parts[0], Set.of(parts[1]), Instant.now().plusSeconds(Long.parseLong(parts[2])));
        }
    }

    /** The user. */
    public record Account(@UserId String name, Set<String> roles) {}

    /** Counts in one connection. */
    @ConnectionScoped
    public static class Counter {
        private int count;

        /** The next number. */
        public int next() {
            return ++count;
        }
    }

    /** Takes whoever has a token. */
    @ServerEndpoint("/desk")
    public static class Desk {
        @Inject
        Journal journal;

        @Inject
        Counter counter;

        @Inject
        @RoomName("lobby")
        Room lobby;

        @OnConnect
        Account connect(Verified verified) {
            return new Account(verified.principal().getName(), verified.roles());
        }

        @OnOpen
        void opened(Connection connection) {
            lobby.join(connection);
        }

        @OnEvent("count")
        int count() {
            return counter.next();
        }

        @OnEvent("rooms")
        int rooms(Connection connection) {
            return connection.rooms().size();
        }

        @RolesAllowed("editor")
        @OnEvent("publish")
        String publish(Account account) {
            return account.name() + " publishes";
        }

        @OnDisconnect
        void left(Account account, Closing closing) {
            journal.note("left " + account.name() + ' ' + account.roles() + ' ' + closing.code());
        }
    }

    /** Notes who has new credentials. */
    @ApplicationScoped
    public static class Watch {
        @Inject
        Journal journal;

        void refreshed(@Observes CredentialsRefreshed event) {
            journal.note("refreshed " + event.connection().user(Account.class).name());
        }
    }

    /** Only editors may connect. */
    @RolesAllowed("editor")
    @ServerEndpoint("/press")
    public static class Press {

        @OnEvent("who")
        String who(Connection connection) {
            return connection.userId().orElseThrow();
        }
    }

    private Client open(String token) {
        return site.open("/desk", bearer(token), "foyer.v1");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }

    private static String refresh(Client client, String token) {
        client.send("{\"bearer\":\"" + token + "\",\"id\":\"b\"}");
        return client.next(frame -> frame.contains("\"reply\":\"b\""));
    }

    @Contract(
            rule = "I1",
            proves =
                    "a client is told when its token expires and sends another one in band; its connection goes on with the new user context, its rooms and its beans. One that does not is closed with 4002 after the grace")
    void client_refreshesInBand() {
        try (Client idle = open("eve:reader:3");
                Client ada = open("ada:reader:3")) {
            assertThat(ada.next()).contains("\"welcome\"").containsPattern("\"expires\":[23]");
            assertThat(ada.call("count", "null")).contains("\"data\":1");

            assertThat(refresh(ada, "ada:editor:3600")).containsPattern("\"data\":\\{\"expires\":(3600|3599)}");

            assertThat(ada.call("publish", "null")).contains("ada publishes");
            assertThat(idle.closeCode()).isEqualTo(4002);
            site.awaitJournal("left eve [reader] 4002");
            assertThat(ada.call("count", "null")).contains("\"data\":2");
            assertThat(ada.call("rooms", "null")).contains("\"data\":1");
        }
        site.awaitJournal("left ada [editor] 1000");
        assertThat(site.journal("refreshed")).contains("refreshed ada");
    }

    @Contract(
            rule = "I2",
            proves =
                    "the token of another user is forbidden, one that is not valid is unauthorized, and either changes nothing; roles are those of the latest token, on events and on the endpoint")
    void user_staysTheSame_andRolesAreReadAgain() {
        try (Client ada = open("ada:reader:3600")) {
            assertThat(refresh(ada, "bob:editor:3600")).contains("\"code\":\"forbidden\"");
            assertThat(refresh(ada, "nonsense"))
                    .contains("\"code\":\"unauthorized\"")
                    .contains("Sign in again.");
            assertThat(ada.call("publish", "null")).contains("\"code\":\"forbidden\"");

            refresh(ada, "ada:editor:3600");
            assertThat(ada.call("publish", "null")).contains("ada publishes");
            refresh(ada, "ada:reader:3600");
            assertThat(ada.call("publish", "null")).contains("\"code\":\"forbidden\"");
        }
        assertThat(Http.upgrade(site.http("/press"), Map.of()).status()).isEqualTo(401);
        assertThat(Http.upgrade(site.http("/press"), bearer("ada:reader:3600")).status())
                .isEqualTo(403);
        try (Client ada = site.open("/press", bearer("ada:editor:3600"), "foyer.v1")) {
            assertThat(ada.call("who", "null")).contains("\"data\":\"ada\"");
            assertThat(refresh(ada, "ada:reader:3600")).contains("\"code\":\"forbidden\"");
        }
        try (Client ada = site.open("/press", Map.of("Cookie", "sid=ada:editor:3600"))) {
            assertThat(ada.call("who", "null")).contains("\"data\":\"ada\"");
        }
    }

    @Contract(
            rule = "I1",
            proves =
                    "new credentials before the welcome wait for it; those that are no token, are huge, come too often or without foyer.v1 are errors, and the connection stays")
    void attacks_areErrors() {
        String huge = "a".repeat(8193);
        try (Client ada = open("ada:reader:3600");
                Client plain = site.open("/desk", bearer("ada:reader:3600"))) {
            ada.send("{\"bearer\":\"ada:editor:3600\",\"id\":\"b\"}");
            assertThat(ada.next()).contains("\"welcome\"");
            assertThat(ada.next()).contains("\"reply\":\"b\"").contains("expires");
            assertThat(refresh(ada, huge)).contains("\"code\":\"malformed-frame\"");
            ada.send("{\"bearer\":{},\"id\":\"b\"}");
            assertThat(ada.next()).contains("\"code\":\"malformed-frame\"");
            assertThat(refresh(plain, "ada:editor:3600")).contains("\"code\":\"malformed-frame\"");

            for (int i = 0; i < 20; i++) {
                ada.send("{\"bearer\":\"ada:editor:3600\",\"id\":" + i + "}");
            }
            assertThat(ada.next(frame -> frame.contains("\"reply\":19"))).contains("\"code\":\"rate-limited\"");
            assertThat(ada.call("publish", "null")).contains("ada publishes");
        }
    }
}
