// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.IntStream;
import javax.management.JMException;
import javax.management.ObjectName;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Closing;
import dev.foyer.Connections;
import dev.foyer.Handshake;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.OncePerImplementation;
import dev.foyer.contract.testing.Peer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Swarm;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Many connections that do nothing, and an undeploy: rules C7 and D7. */
@ContractTest
@NeedsServer("many sockets")
@OncePerImplementation
class IdleIT {

    private static final int WANTED = Scale.of(1_000, 10_000);

    /** The file descriptors that server and test need for other things. */
    private static final long OTHER_FILES = 2_000;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "idle", managed = false, testable = false)
    static WebArchive war() {
        return Wars.of("idle", IdleIT.class);
    }

    /** A user context. */
    public record Guest(String name) {}

    @ServerEndpoint("/idle")
    public static class Idle {
        @OnConnect
        Guest connect(Handshake handshake) {
            return new Guest(handshake.query().get("name").get(0));
        }

        @OnEvent("never")
        void never() {}

        /** The server's log is what outlives the application. */
        @OnDisconnect
        void left(Guest guest, Closing closing) {
            System.getLogger(IdleIT.class.getName()).log(Level.INFO, guest.name() + " left " + closing.code() + ".");
        }
    }

    /** Tells how many connections there are, and how many files the server may have. */
    @WebServlet("/idle-says")
    public static class IdleServlet extends TextServlet {
        private static final long serialVersionUID = 1L;

        @Inject
        private transient Connections connections;

        @Override
        protected Object text(HttpServletRequest request) {
            return "files".equals(request.getQueryString()) ? files() : connections.count();
        }

        /** How many file descriptors this process may have. */
        static long files() {
            try { // not by com.sun.management, which some servers hide from applications
                return (Long) ManagementFactory.getPlatformMBeanServer()
                        .getAttribute(
                                new ObjectName(ManagementFactory.OPERATING_SYSTEM_MXBEAN_NAME),
                                "MaxFileDescriptorCount");
            } catch (JMException unlimited) {
                return Long.MAX_VALUE;
            }
        }
    }

    @Contract(
            rule = {"C7", "D7"},
            proves =
                    "an undeploy with many idle connections closes each with 1012 and runs its @OnDisconnect once, within the shutdown timeout")
    void undeploy_reachesAll() {
        deployer.deploy("idle");
        int logged = ServerLog.lines().size();
        Site site = Site.at(Integer.getInteger("foyer.main.port"), "/idle");
        try (var swarm = new Swarm()) {
            int count = possible(Long.parseLong(says(site, "files")));
            List<Peer> peers = swarm.openAll(
                    count, number -> swarm.open(site.ws("/idle?name=idle-" + number), (peer, frame) -> {}));
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(says(site, "count")).isEqualTo(String.valueOf(count)));

            deployer.undeploy("idle");

            await().atMost(Client.PATIENCE)
                    .untilAsserted(() ->
                            assertThat(peers).allMatch(peer -> peer.closed().isDone()));
            assertThat(peers).extracting(peer -> peer.closed().join()).containsOnly(1012);
            var expected = IntStream.range(0, count)
                    .mapToObj(i -> "idle-" + i + " left 1012.")
                    .toList();
            assertThat(since(logged, " left ")).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(since(logged, "FOYER-4011")).as("that it took too long").isEmpty();
        }
    }

    private static List<String> since(int logged, String text) {
        return ServerLog.lines().stream()
                .skip(logged)
                .filter(line -> line.contains(text))
                .map(line ->
                        line.replaceFirst("^.*?(idle-\\d+ left)", "$1")) // without what the server writes before it
                .toList();
    }

    /** As many as are wanted, or fewer where the operating system allows this process or the server fewer files. */
    private static int possible(long serverFiles) {
        long allowed = Math.min(IdleServlet.files(), serverFiles) - OTHER_FILES;
        assertThat(allowed).as("connections that file descriptors allow").isGreaterThan(0);
        return (int) Math.min(WANTED, allowed);
    }

    private static String says(Site site, String what) {
        return Http.get(site.http("/idle-says?" + what)).body();
    }
}
