// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.nginx;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/nginx.md says of the application: here without nginx, with the headers that its configuration sets. */
@ContractTest
class ForwardedHowtoIT {

    private static final Path CONFIGURATION =
            Path.of(System.getProperty("foyer.root"), "arquillian-tests/src/main/nginx/chat.conf");
    private static final Pattern SET = Pattern.compile("proxy_set_header\\s+(\\S+)\\s+(\\S+);");

    /** Of a page of {@code https://chat.example.com}. */
    private static final Map<String, String> VARIABLES = Map.of(
            "$http_upgrade", "websocket",
            "$connection_upgrade", "upgrade",
            "$http_host", "chat.example.com",
            "$scheme", "https",
            "$server_port", "443",
            "$remote_addr", "192.0.2.7");

    @ArquillianResource
    @OperateOnDeployment("named")
    private Site named;

    @ArquillianResource
    @OperateOnDeployment("unnamed")
    private Site unnamed;

    @Deployment(name = "named", testable = false)
    static WebArchive named() {
        return Wars.with(Wars.of("howto-named", HallEndpoint.class), "foyer.allowed-origins=https://chat.example.com");
    }

    @Deployment(name = "unnamed", testable = false)
    static WebArchive unnamed() {
        return Wars.of("howto-unnamed", HallEndpoint.class);
    }

    @Contract(
            rule = "H8",
            proves = "nginx.md: where a setting names the public address, its pages may connect through the proxy")
    void publicOrigin_canBeNamed() throws IOException {
        assertThat(status(named, "https://chat.example.com", Map.of())).isEqualTo(101);
        assertThat(status(named, "https://other.example.com", Map.of())).isEqualTo(403);
    }

    @Contract(
            rule = "H8",
            proves = "nginx.md: a page's origin is compared with host and scheme as the server sees them: those of the"
                    + " proxy's Host, and of X-Forwarded-Proto if the server believes it")
    void ownOrigin_isWhatTheServerSees() throws IOException {
        assertThat(List.of(
                        status(unnamed, "https://chat.example.com", Map.of()),
                        status(unnamed, "http://chat.example.com", Map.of())))
                .containsExactlyInAnyOrder(101, 403);
        assertThat(status(unnamed, "https://other.example.com", Map.of())).isEqualTo(403);
    }

    @Contract(rule = "H1", proves = "nginx.md: without the header Upgrade, which a proxy drops, a handshake is a 426")
    void lostUpgrade_isRefused() throws IOException {
        assertThat(status(named, "https://chat.example.com", Map.of("Upgrade", "", "Connection", "")))
                .isEqualTo(426);
    }

    /** The status of the answer to a handshake, with other headers than nginx sets. */
    private static int status(Site site, String origin, Map<String, String> others) throws IOException {
        var headers = new HashMap<>(Map.of("Origin", origin));
        SET.matcher(Files.readString(CONFIGURATION))
                .results()
                .forEach(line -> headers.put(line.group(1), VARIABLES.get(line.group(2))));
        assertThat(headers).containsKeys("Upgrade", "Host", "X-Forwarded-Proto").doesNotContainValue(null);
        headers.putAll(others);
        return Http.upgrade(site.http("/hall"), headers).status();
    }
}
