// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import dev.foyer.redis.testing.RedisServer;
import org.jboss.arquillian.container.spi.client.container.LifecycleException;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The sample's page in a real browser, with the sample on two servers and a real Redis: rules B2, D7, N1, N3, N6, P2 and Q3. */
@ContractTest
@NeedsServer("a browser")
class NodesPageIT {

    private static final RedisServer REDIS = RedisServer.start();
    private static final Path BOARDS = temporary();
    private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();
    private static final Site ONE = Site.at(Integer.getInteger("foyer.stoppable.port"), "/sample");
    private static final Site TWO = Site.at(Integer.getInteger("foyer.main.port"), "/sample");

    @ArquillianResource
    private ContainerController servers;

    @ArquillianResource
    private Deployer deployer;

    /** The process of the server that can be stopped, and what it has started. */
    private Set<ProcessHandle> first;

    @Deployment(name = "page-on-one", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive one() {
        return sample();
    }

    @Deployment(name = "page-on-two", managed = false, testable = false)
    static WebArchive two() {
        return sample();
    }

    private static WebArchive sample() {
        var war = ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("foyer.sample.war")));
        war.delete("WEB-INF/classes/META-INF/microprofile-config.properties");
        war.delete("nodes.js");
        war.addAsWebResource(
                new StringAsset("export const nodes = ['" + ONE.ws("/chat") + "', '" + TWO.ws("/chat") + "'];"),
                "nodes.js");
        return Wars.onRedis(
                war,
                REDIS.url(),
                "foyer.allowed-origins=" + ONE.origin() + "," + TWO.origin(),
                "foyer.state.directory=" + BOARDS);
    }

    @BeforeEach
    void start() {
        Set<ProcessHandle> before = processes();
        servers.start("stoppable");
        first = processes();
        first.removeAll(before);
        deployer.deploy("page-on-one");
        deployer.deploy("page-on-two");
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("foyer-boards");
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }

    private void kill() {
        first.forEach(ProcessHandle::destroyForcibly);
        first.forEach(process -> process.onExit().join());
    }

    @AfterEach
    void stop() {
        deployer.undeploy("page-on-two");
        if (first.stream().noneMatch(ProcessHandle::isAlive)) {
            stopKilled();
            servers.start("stoppable"); // to remove the application
        }
        deployer.undeploy("page-on-one");
        servers.stop("stoppable");
        REDIS.ask("FLUSHALL"); // the conversation
    }

    @AfterAll
    static void end() {
        REDIS.kill();
    }

    @Contract(
            rule = {"B2", "N1", "N3", "P2", "Q3"},
            proves =
                    "two people in Chromium chat on different nodes and see each other and who types; one node is killed while one of them talks; the page of the other one moves to the living node by itself, notices nothing but a moment of resuming, and both have all messages, each once and in the same order")
    void page_movesToAnotherNode() {
        assertMoves("kill", this::kill, "nobody");
    }

    @Contract(
            rule = {"B2", "D7", "N3", "N6", "Q3"},
            proves =
                    "the same while the application is deployed anew on the first node: its page moves to the other node and misses nothing")
    void page_survivesADeployment() {
        Runnable redeploy = () -> {
            deployer.undeploy("page-on-one");
            deployer.deploy("page-on-one");
        };
        assertMoves(
                "redeploy",
                redeploy,
                "Adalove left"); // and came back: whoever was on a node that stops is gone at once
    }

    @Contract(
            rule = {"S1", "S3", "S4", "S7"},
            proves =
                    "two people in Chromium on different nodes share the board of a room, one of them at the width of a phone, the other one by keyboard; one node is killed, the other one undeployed and Redis restarted empty: the board is the same afterwards, on old pages and new ones")
    void board_survivesARestartOfEverything() throws IOException {
        Files.createDirectories(SCREENSHOTS);
        String board = "Tea at four: <b>Bring</b> cups | The kettle is in the kitchen | ";

        assertThat(Node.run(
                        Map.of("restart", this::restartEverything),
                        "browser/board.mjs",
                        ONE.http("/"),
                        TWO.http("/"),
                        SCREENSHOTS))
                .containsExactly(
                        board + "No cake left",
                        "focus: Remove note: The kettle is in the kitchen",
                        "restart",
                        board + "Sugar is out",
                        board + "Sugar is out",
                        "true",
                        "uncaught: nothing");
    }

    private void restartEverything() {
        kill();
        deployer.undeploy("page-on-two");
        REDIS.restart();
        stopKilled();
        Set<ProcessHandle> before = processes();
        servers.start("stoppable");
        first = processes();
        first.removeAll(before);
        deployer.undeploy("page-on-one");
        deployer.deploy("page-on-one");
        deployer.deploy("page-on-two");
    }

    /** Lets Arquillian know that the server is dead. */
    private void stopKilled() {
        assertThatThrownBy(() -> servers.stop("stoppable")).isInstanceOf(LifecycleException.class);
    }

    private static void assertMoves(String cue, Runnable takeAway, String left) {
        assertThat(Node.run(Map.of(cue, takeAway), "browser/nodes.mjs", ONE.http("/"), TWO.http("/"), cue))
                .containsExactly(
                        cue,
                        "hello from the first node | hello from the second | I am moving | welcome",
                        "Bob's words, each once and in order: true",
                        "Ada has the same: true, and was resuming, open: new, moved",
                        "Adalove (you) | Bobby, Adalove | Bobby (you)",
                        "who left: " + left,
                        "Bob noticed nothing: true",
                        "uncaught: nothing");
    }
}
