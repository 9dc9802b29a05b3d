// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.Closing;
import dev.foyer.Connection;
import dev.foyer.DefaultValue;
import dev.foyer.EventRefused;
import dev.foyer.HandshakeHeaders;
import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Refused;
import dev.foyer.Room;
import dev.foyer.RoomName;
import dev.foyer.RoomPresence;
import dev.foyer.ServerEvent;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** The JavaScript client that every WAR serves, in Node, against the server: rules B1 to B9. */
@ContractTest
@NeedsServer("a client in another process")
@SameEverywhere("each server sends the same frames and close codes, which tests of the wire see")
class ClientIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("client", ClientIT.class), "foyer.contract.served=asyncapi,typescript");
    }

    @ServerEndpoint("/greeter")
    public static class Greeter {

        @HandshakeHeaders
        public record Headers(
                Optional<String> token,
                Optional<String> authorization,
                @DefaultValue("1.0") String clientVersion) {}

        public record Guest(String name, String version) {}

        @ClientEvent("greet")
        public record Greet(@NotBlank String whom, @Max(3) int times) {}

        @ServerEvent("greeted")
        public record Greeted(String by, String whom) {}

        @RoomPresence("hall")
        public record Seen(String name) {}

        @RoomPresence("table:{number}")
        public record Seat(String name, int seat) {}

        @Inject
        Connection connection;

        @Inject
        @RoomName("hall")
        Room hall;

        @OnConnect
        Guest connect(Headers headers) {
            String token = headers.token()
                    .or(() -> headers.authorization().map(bearer -> bearer.replace("Bearer ", "")))
                    .orElseThrow(() -> new Refused(400, "A token is needed."));
            if (token.equals("busy")) {
                throw Refused.tooManyRequests("Later.", Duration.ofSeconds(2));
            }
            if (token.equals("unknown")) {
                throw Refused.unauthorized("Unknown token");
            }
            return new Guest(token, headers.clientVersion());
        }

        @OnOpen
        void opened() {
            hall.join(connection);
        }

        @OnEvent
        List<String> greet(Greet greet, Guest guest) {
            hall.emit(new Greeted(guest.name(), greet.whom()));
            return List.of(greet.whom(), guest.version());
        }

        @OnEvent("refuse")
        void refuse() {
            throw new EventRefused("hall-full", "There is no room.");
        }

        @OnEvent("echo")
        int echo(int number) {
            return number;
        }

        @OnEvent("length")
        int length(String text) {
            return text.length();
        }

        @OnEvent("who")
        Guest who(Guest guest) {
            return guest;
        }

        @OnEvent("close")
        void close(int code) {
            connection.close(new Closing(code, "as you wish"));
        }
    }

    @Contract(rule = "B1", proves = "the client is served without any step: a module, and a script")
    void client_isServed() {
        for (String form : List.of("foyer.js", "foyer.iife.js")) {
            Answer answer = Http.get(site.http("/foyer/" + form));

            assertThat(answer.status()).as(form).isEqualTo(200);
            assertThat(answer.headers().get("Content-Type")).as(form).contains("javascript");
            assertThat(answer.body()).contains("foyer.v1");
        }
        assertThat(Http.get(site.http("/foyer/foyer.iife.js")).body()).contains("globalThis,{Foyer:");
    }

    @Contract(
            rule = {"B1", "B2", "B3", "H4", "H9"},
            proves =
                    "a program with the served client: replies, events, errors with violations; it comes back or stays away as the close code says; it learns why a handshake was refused")
    void client_holdsAConversation(@TempDir Path directory) throws IOException {
        List<String> printed = Node.run("contract/conversation.mjs", client(directory), site.http("/greeter"));

        assertThat(printed)
                .containsExactly(
                        "event [{\"by\":\"ada\",\"whom\":\"world\"},{\"event\":\"greeted\",\"room\":\"hall\"}]",
                        "reply [\"world\",\"2.1\"]",
                        "invalid {\"code\":\"invalid-event\",\"event\":\"greet\",\"message\":\"The event's data is not valid.\",\"violations\":["
                                + "{\"path\":\"times\",\"message\":\"must be less than or equal to 3\"},"
                                + "{\"path\":\"whom\",\"message\":\"must not be blank\"}]}",
                        "refused {\"code\":\"hall-full\",\"event\":\"refuse\",\"message\":\"There is no room.\",\"violations\":[]}",
                        "unknown {\"code\":\"unknown-event\",\"event\":\"no.such.event\",\"message\":\"There is no such event.\",\"violations\":[]}",
                        "told {\"code\":\"invalid-event\",\"event\":\"greet\"}",
                        "echoed true",
                        "lost {\"state\":\"reconnecting\",\"code\":4200,\"reason\":\"as you wish\"}",
                        "back [\"open\",true]",
                        "away {\"state\":\"closed\",\"code\":4500,\"reason\":\"as you wish\"}",
                        "handshake {\"state\":\"closed\",\"status\":400,\"title\":\"Bad Request\",\"detail\":\"A token is needed.\",\"violations\":[],\"late\":false}",
                        "handshake {\"state\":\"closed\",\"status\":401,\"title\":\"Unauthorized\",\"detail\":\"Unknown token\",\"violations\":[],\"late\":false}",
                        "handshake {\"state\":\"reconnecting\",\"status\":429,\"title\":\"Too Many Requests\",\"detail\":\"Later.\",\"violations\":[],\"late\":true}",
                        "bearer {\"name\":\"grace\",\"version\":\"1.0\"}");
    }

    @Contract(
            rule = "B7",
            proves =
                    "the welcome names the largest message: a call and an emit that are larger are refused by the client, counted in bytes, and the connection stays; a client that is closed for it comes back")
    void tooLarge_staysHere(@TempDir Path directory) throws IOException {
        List<String> printed = Node.run("contract/large.mjs", client(directory), site.http("/greeter"));

        assertThat(printed)
                .containsExactly(
                        "fits 65000",
                        "call too-large",
                        "emit too-large",
                        "waited too-large",
                        "open true",
                        "without a limit {\"state\":\"reconnecting\",\"code\":1009}",
                        "back open",
                        "again 1");
    }

    @Contract(
            rule = {"B2", "B9"},
            proves =
                    "a hundred clients lose their line together: each pauses as long as the application says at most, no two alike, and all are back")
    void lostTogether_comeBackOneAfterTheOther(@TempDir Path directory) throws IOException {
        List<String> printed = Node.run("contract/storm.mjs", client(directory), site.http("/greeter"));

        assertThat(printed)
                .containsExactly("first true", "second true", "longest true", "different true", "answered true");
    }

    @Contract(
            rule = {"B1", "B8"},
            proves =
                    "in Chromium: what a policy, a page over TLS or a sign-on that is over forbids, ends at once, with the reason; a worker connects by a relative address")
    void whatCanNeverSucceed_ends() {
        List<String> printed = Node.run("browser/forbidden.mjs", site.http(""));

        assertThat(printed).hasSize(5);
        assertThat(printed.get(0)).startsWith("policy closed 1008 Forbidden: see connect-src");
        assertThat(printed.get(1)).startsWith("insecure closed ").contains("loaded over HTTPS");
        assertThat(printed.get(2)).startsWith("sign-on closed 1006 Redirected");
        assertThat(printed.get(3)).isEqualTo("worker open");
        assertThat(printed.get(4)).isEqualTo("uncaught: nothing");
    }

    private Path client(Path directory) throws IOException {
        return Files.writeString(
                directory.resolve("foyer.mjs"),
                Http.get(site.http("/foyer/foyer.js")).body());
    }

    @Contract(
            rule = {"B4", "B5"},
            proves =
                    "the AsyncAPI document is valid, the TypeScript declarations compile, and what does not fit them does not compile")
    void contract_isValid() {
        assertThat(Node.run("contract/contract.mjs", site.http(""))).containsExactly("checked");
    }
}
