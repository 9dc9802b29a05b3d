// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.HistogramServlet;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What connections hold of the server's memory that have sent something. */
@ContractTest
@OncePerImplementation
class BuffersIT {

    private static final int WARM_UP = 20;
    private static final int CONNECTIONS = 100;

    /** Twice the largest message, {@code foyer.limits.frame-bytes}. */
    private static final long ALLOWED = 2 * 65_536;

    /** The arrays of characters and of bytes, and how many bytes they have. */
    private static final Pattern ARRAYS = Pattern.compile("(?m)^ *\\d+: +\\d+ +(\\d+) +\\[[BC]( |$)");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("buffers", BuffersIT.class).addClass(HistogramServlet.class);
    }

    @ServerEndpoint("/small")
    public static class Small {
        @OnEvent("echo")
        String echo(String text) {
            return text;
        }
    }

    @Contract(rule = "D3", proves = "a connection that has sent a small message holds no buffer for the largest one")
    void buffers_areSmall() {
        var clients = new ArrayList<Client>();
        try {
            open(WARM_UP, clients);
            long before = bytes();
            open(CONNECTIONS, clients);

            assertThat((bytes() - before) / CONNECTIONS).isLessThan(ALLOWED);
        } finally {
            clients.forEach(Client::close);
        }
    }

    private void open(int count, List<Client> clients) {
        for (int i = 0; i < count; i++) {
            Client client = site.open("/small");
            clients.add(client);
            assertThat(client.call("echo", "\"hello\"")).contains("hello");
        }
    }

    /** What is live, as the server collects its garbage for it. */
    private long bytes() {
        return ARRAYS.matcher(Http.get(site.http("/histogram")).body())
                .results()
                .mapToLong(line -> Long.parseLong(line.group(1)))
                .sum();
    }
}
