// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** A conversation at the sample's page in a real browser: rules B1 to B3. The server is one that can be stopped. */
@ContractTest
@NeedsServer("a browser")
class ChatPageIT {

    /** To be looked at; two of them are in the README. */
    static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();

    /** The same page again, in React: a person and a screen reader find no difference. */
    static final String REACT = "react/";

    private static final String LOBBY =
            "hello Ada | hello Bob, is there tea? | there is, and cake in the room next door | I will be there at four | I am still in the lobby";

    @ArquillianResource
    private ContainerController servers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "chat-page", managed = false, testable = false)
    @TargetsContainer("stoppable")
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("foyer.sample.war")));
    }

    @BeforeEach
    void start() {
        servers.start("stoppable");
        deployer.deploy("chat-page");
    }

    @AfterEach
    void stop() {
        deployer.undeploy("chat-page");
        servers.stop("stoppable");
    }

    private void restart() {
        servers.stop("stoppable");
        servers.start("stoppable");
    }

    private void redeploy() {
        deployer.undeploy("chat-page");
        deployer.deploy("chat-page");
    }

    private static String page(String directory) {
        return Site.at(Integer.getInteger("foyer.stoppable.port"), "/sample/")
                .http(directory)
                .toString();
    }

    @Contract(
            rule = {"B1", "B2", "B3", "D7", "P3"},
            proves =
                    "two people in Chromium: refused with the reason, signed in, talk, see who types and what is wrong with which field; one loads the page again and has the conversation; the server is restarted under them, then the application deployed anew, and both come back")
    void page_holdsAConversation() throws IOException {
        assertConversation("");
    }

    @Contract(
            rule = {"B1", "B2", "B3", "B4", "D7", "P3"},
            proves = "the same conversation at the page in React, built with the npm packages")
    void pageInReact_holdsAConversation() throws IOException {
        assertConversation(REACT);
    }

    private void assertConversation(String directory) throws IOException {
        Path screenshots = Files.createDirectories(SCREENSHOTS.resolve(directory));

        assertThat(Node.run(
                        Map.of("restart", this::restart, "redeploy", this::redeploy),
                        "browser/chat.mjs",
                        page(directory),
                        screenshots))
                .containsExactly(
                        "Some request headers are missing or invalid.",
                        "token: size must be between 10 and 200",
                        "Unknown token",
                        "Members (2)",
                        "must be 1 to 64 lower-case letters, digits or hyphens",
                        "(1) tea – Foyer chat",
                        "size must be between 0 and 2000",
                        LOBBY,
                        "restart",
                        LOBBY,
                        "redeploy",
                        "true",
                        "uncaught: nothing");
    }
}
