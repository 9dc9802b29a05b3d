// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import jakarta.inject.Inject;
import jakarta.websocket.OnOpen;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.Rooms;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Histogram;
import dev.foyer.contract.testing.HistogramServlet;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Scale;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.TextServlet;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.OperateOnDeployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What applications leave that were connected by Redis, deployed and undeployed many times. */
@ContractTest
@NeedsServer("a class loader for each application")
class RedeployOnRedisIT {

    private static final int TIMES = Scale.of(8, 95);

    /** Enough to see more loaders than a server may hold. */
    private static final int SOME = 5;

    /** What a server may still hold of the last ones, by an idle thread or a cache of the JDK. */
    private static final long LAST = 2;

    private static final RedisServer REDIS = RedisServer.start();

    /** How often it was done, by either test: the order of the tests does not matter. */
    private static int redeployed;

    @ArquillianResource
    @OperateOnDeployment("observer")
    private Site observer;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "observer", testable = false)
    static WebArchive observer() {
        return ShrinkWrap.create(WebArchive.class, "observer.war")
                .addClasses(TextServlet.class, HistogramServlet.class, EngineThreadsServlet.class);
    }

    @Deployment(name = "redeployed", managed = false, testable = false)
    static WebArchive redeployed() {
        return Wars.onRedis(Wars.of("redeployed", RedeployOnRedisIT.class), REDIS.url());
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    /** There is one as long as the class loader of an application is there. */
    public static final class Marker {

        private static final Marker ONLY = new Marker();

        private Marker() {}
    }

    @ServerEndpoint("/hall")
    public static class Hall {

        @Inject
        Rooms rooms;

        @OnOpen
        void opened(Connection connection) {
            rooms.get(Marker.ONLY.getClass().getSimpleName()).join(connection);
        }

        /** Emits, and returns how many other nodes took it. */
        @OnEvent("say")
        int say(String text) {
            return rooms.get("Marker")
                    .emit("said", text)
                    .nodes()
                    .toCompletableFuture()
                    .join();
        }
    }

    private String threads() {
        return Http.get(observer.http("/threads")).body().strip();
    }

    /** Deploys, uses and undeploys the application, until that was done so many times. */
    private void redeploy(int times) {
        Site site = Site.at(Integer.getInteger("foyer.main.port"), "/redeployed");
        for (; redeployed < times; redeployed++) {
            deployer.deploy("redeployed");
            try (Client client = site.open("/hall")) {
                assertThat(client.call("say", "\"hi\"")).endsWith("\"data\":0}");
                assertThat(REDIS.clients()).isEqualTo(2);
                assertThat(threads()).isEqualTo("3");
                deployer.undeploy("redeployed");
            }
            await().atMost(Client.PATIENCE)
                    .untilAsserted(() -> assertThat(REDIS.clients())
                            .as(() -> "%s threads, and of Redis: %s".formatted(threads(), REDIS.ask("CLIENT", "LIST")))
                            .isZero());
            assertThat(threads()).isEqualTo("0");
        }
    }

    @Contract(
            rule = "D7",
            proves = "an application on Redis that is redeployed many times leaves no thread or connection")
    void redeploying_leavesNoThreadAndNoConnection() {
        redeploy(TIMES);
    }

    @Contract(rule = "D7", proves = "an application on Redis that is redeployed leaves no class loader")
    void redeploying_leavesNoClassLoader() {
        redeploy(SOME);

        await().atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(
                                Histogram.of(observer).instances().getOrDefault(Marker.class.getName(), 0L))
                        .as("class loaders left of %d applications or more", SOME)
                        .isLessThanOrEqualTo(LAST));
    }
}
