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
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/tokens.md says. */
@ContractTest
class TokensHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-tokens", ReportEndpoint.class)
                .addClasses(Member.class, Needs.class, NeedsInterceptor.class, Tokens.class, Expiry.class);
    }

    @Contract(
            rule = {"C10", "E4", "E7"},
            proves = "tokens.md: the roles of a token of one's own are checked by an interceptor and by hand")
    void roles_areThoseOfTheToken() {
        assertThat(Http.upgrade(site.http("/reports"), bearer("nonsense")).status())
                .isEqualTo(401);
        try (Client ada = site.open("/reports", bearer("ada:editor:3600"));
                Client bob = site.open("/reports", bearer("bob:reader:3600"))) {
            assertThat(ada.call("report.publish", "\"ada-1\"")).contains("ada-1 is published");
            assertThat(bob.call("report.publish", "\"bob-1\""))
                    .contains("\"code\":\"forbidden\"")
                    .contains("You need the role editor.");
            assertThat(bob.call("report.withdraw", "\"ada-1\"")).contains("\"code\":\"forbidden\"");
            assertThat(bob.call("report.withdraw", "\"bob-1\"")).contains("bob-1 is withdrawn");
        }
    }

    @Contract(
            rule = {"B3", "C5", "C8"},
            proves =
                    "tokens.md: a connection ends with 4401 when its token expires and others stay; the client comes back with a new token")
    @NeedsServer("a client in another process")
    void expiry_endsTheConnection(@TempDir Path directory) throws IOException {
        try (Client other = site.open("/reports", bearer("bob:reader:3600"));
                Client ada = site.open("/reports", bearer("ada:editor:1"))) {
            assertThat(ada.closeCode()).isEqualTo(4401);
            assertThat(other.call("report.withdraw", "\"bob-1\"")).contains("bob-1 is withdrawn");
        }
        Path client = Files.writeString(
                directory.resolve("foyer.mjs"),
                Http.get(site.http("/foyer/foyer.js")).body());
        assertThat(Node.run("contract/expiry.mjs", client, site.http("/reports")))
                .containsExactly("open ada:editor:1", "reconnecting 4401 token expired", "open ada:editor:3600");
    }

    private static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token);
    }
}
