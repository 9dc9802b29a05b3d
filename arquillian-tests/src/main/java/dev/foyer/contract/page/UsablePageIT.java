// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample's page on a bad line, by keyboard and for a screen reader, in a real browser: rules B3 and B4. */
@ContractTest
@NeedsServer("a browser")
class UsablePageIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "usable-page", managed = false, testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("foyer.sample.war")));
    }

    /** Anew for each test, so that nothing has been said yet. */
    @BeforeEach
    void deploy() {
        deployer.deploy("usable-page");
    }

    @AfterEach
    void undeploy() {
        deployer.undeploy("usable-page");
    }

    private static String page(String directory) {
        return Site.at(Integer.getInteger("foyer.main.port"), "/sample/")
                .http(directory)
                .toString();
    }

    @Contract(
            rule = {"B3", "C7", "P1", "P2", "Q6", "R7"},
            proves =
                    "Chromium without a network, and on a line that is dead without a word: the page says so, keeps what it shows, comes back, and what was said meanwhile arrives once; who has no line is away and stays in everybody's list")
    void page_survivesItsLine() {
        assertSurvives("");
    }

    @Contract(
            rule = {"B3", "B4", "C7", "P1", "P2", "Q6", "R7"},
            proves = "the same at the page in React: nothing is shown twice, and nothing is missing")
    void pageInReact_survivesItsLine() {
        assertSurvives(ChatPageIT.REACT);
    }

    private static void assertSurvives(String directory) {
        assertThat(Node.run("browser/line.mjs", page(directory)))
                .containsExactly(
                        "without a network: before",
                        "each once: before | meanwhile | afterwards",
                        "ada has the members: Adalove (you), Bobby",
                        "bob has the members: Adalove, Bobby (you)",
                        "told: Adalove entered",
                        "uncaught: nothing");
    }

    @Contract(
            rule = "B3",
            proves =
                    "the page can be used by keyboard alone, has names and roles for a screen reader, and passes the rules of WCAG 2.2 AA that can be checked by a program")
    void page_isAccessible() throws IOException {
        assertAccessible("");
    }

    @Contract(
            rule = {"B3", "B4"},
            proves = "the page in React is the same for a keyboard, a screen reader and the rules of WCAG 2.2 AA")
    void pageInReact_isAccessible() throws IOException {
        assertAccessible(ChatPageIT.REACT);
    }

    private static void assertAccessible(String directory) throws IOException {
        Path screenshots = Files.createDirectories(ChatPageIT.SCREENSHOTS.resolve(directory));

        assertThat(Node.run("browser/access.mjs", page(directory), screenshots))
                .containsExactlyElementsOf("""
                        sign-in with an error: nothing wrong
                        chat: nothing wrong
                        a draft stays in its room: true
                        - banner:
                          - heading "Foyer chat" [level=1]
                          - status: Open
                        - navigation "Rooms":
                          - heading "Rooms" [level=2]
                          - list:
                            - listitem:
                              - button "lobby": "#lobby"
                              - button "Leave lobby": ×
                            - listitem:
                              - button "tea": "#tea"
                              - button "Leave tea": ×
                          - text: Join a room
                          - textbox "Join a room":
                            - /placeholder: room-name
                          - button "Join"
                          - paragraph
                          - paragraph:
                            - text: Signed in as
                            - strong: adalove
                          - button "Sign out"
                        - main "lobby":
                          - heading "lobby" [level=2]
                          - group: No topic yet
                          - group "Messages":
                            - log "Messages in lobby":
                              - article:
                                - paragraph:
                                  - text: adalove
                                  - time: hh:mm
                                - paragraph: hello
                          - text: Message
                          - textbox "Message":
                            - /placeholder: Write a message
                          - button "Send"
                          - paragraph
                          - paragraph: Enter sends, Shift+Enter starts a new line
                        - complementary "Members (1)":
                          - heading "Members (1)" [level=2]
                          - list:
                            - listitem: adalove (you)
                        the board, with a note: nothing wrong
                        narrow and dark: nothing wrong
                        its rooms: nothing wrong
                        the state is in view: true
                        uncaught: nothing
                        """.stripTrailing().lines().toList());
    }
}
