// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tokens;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
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

/** What docs/howto/tokens.md says. */
@ContractTest
@NeedsServer("the clock of the server, and a client in another process")
@SameEverywhere("the server has no part in what a token says; RefreshIT is on all")
class TokensHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(
                Wars.of("howto-tokens", ReportEndpoint.class)
                        .addClasses(
                                Clocks.class,
                                Member.class,
                                Tokens.class,
                                Tokens.Claims.class,
                                Verifier.class,
                                Reader.class,
                                ShelfEndpoint.class,
                                ShelfEndpoint.Headers.class),
                "foyer.auth.grace=1s");
    }

    @Contract(
            rule = {"E4", "E7", "I2"},
            proves = "tokens.md: the roles of a token of one's own are checked by @RolesAllowed and by hand")
    void roles_areThoseOfTheToken() {
        assertThat(Http.upgrade(site.http("/reports"), bearer("nonsense")).status())
                .isEqualTo(401);
        assertThat(Http.upgrade(site.http("/reports"), Map.of()).status()).isEqualTo(401);
        try (Client ada = site.open("/reports", bearer("ada:editor:3600"));
                Client bob = site.open("/reports", bearer("bob:reader:3600"))) {
            assertThat(ada.call("report.publish", "\"ada-1\"")).contains("ada-1 is published");
            assertThat(bob.call("report.publish", "\"bob-1\"")).contains("\"code\":\"forbidden\"");
            assertThat(bob.call("report.withdraw", "\"ada-1\"")).contains("\"code\":\"forbidden\"");
            assertThat(bob.call("report.withdraw", "\"bob-1\"")).contains("bob-1 is withdrawn");
        }
    }

    @Contract(
            rule = {"B3", "C8", "I1"},
            proves = "tokens.md: a connection ends with 4002 when its token has expired, and others stay")
    void expiry_endsTheConnection() {
        try (Client other = site.open("/reports", bearer("bob:reader:3600"));
                Client ada = site.open("/reports", bearer("ada:editor:1"))) {
            assertThat(ada.closeCode()).isEqualTo(4002);
            assertThat(other.call("report.withdraw", "\"bob-1\"")).contains("bob-1 is withdrawn");
        }
    }

    @Contract(
            rule = {"B3", "I1"},
            proves =
                    "tokens.md: the browser client has its token function asked before the expiry, and its connection goes on; and asked again when the connection has ended")
    void client_refreshes(@TempDir Path directory) throws IOException {
        Path client = Files.writeString(
                directory.resolve("foyer.mjs"),
                Http.get(site.http("/foyer/foyer.js")).body());
        assertThat(Node.run("contract/expiry.mjs", client, site.http("/reports")))
                .containsExactly(
                        "open ada:reader:3",
                        "refused forbidden",
                        "refreshed ada:editor:1",
                        "ada-1 is published",
                        "reconnecting 4002 credentials expired",
                        "open ada:editor:3600");
    }

    @Contract(
            rule = {"I1", "I2"},
            proves =
                    "tokens.md: an application that knows its users by other means says in the user context what they may do and until when, and renews it")
    void ownSessions_areRenewed() {
        try (Client ada = site.open("/shelf", Map.of("Cookie", "session=ada:reader:1"));
                Client bob = site.open("/shelf", Map.of("Cookie", "session=bob:reader:1"))) {
            assertThat(ada.call("shelf.clear", "null")).contains("\"code\":\"forbidden\"");
            ada.call("code.enter", "\"123456\"");
            assertThat(ada.call("shelf.clear", "null")).contains("The shelf is empty");
            assertThat(bob.closeCode()).isEqualTo(4002);
            assertThat(ada.call("shelf.clear", "null")).contains("The shelf is empty");
        }
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
