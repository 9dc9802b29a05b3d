// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Site;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** The sample's page in a real browser: rules B1 to B3. */
@ContractTest
class ChatPageIT {

    private static final Path ROOT = Path.of(System.getProperty("foyer.root"));

    /** To be looked at; two of them are in the README. */
    private static final Path SCREENSHOTS = Path.of("target", "screenshots").toAbsolutePath();

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "chat-page", managed = false, testable = false)
    static WebArchive war() {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(System.getProperty("foyer.sample.war")));
    }

    @Contract(
            rule = {"B1", "B2", "B3", "D4", "D7"},
            proves =
                    "two people in Chromium: refused with the reason, signed in, talk, see who types and what is wrong with which field; the application is deployed anew under them, and both come back")
    void page_holdsAConversation() throws IOException, InterruptedException {
        Files.createDirectories(SCREENSHOTS);
        deployer.deploy("chat-page");
        Process browser = new ProcessBuilder(
                        "node",
                        ROOT.resolve("client-js/test/browser/chat.mjs").toString(),
                        Site.at(Integer.getInteger("foyer.main.port"), "/sample/")
                                .http("")
                                .toString(),
                        SCREENSHOTS.toString())
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = browser.inputReader(StandardCharsets.UTF_8)) {
            List<String> printed = new ArrayList<>();
            output.lines().forEach(line -> {
                printed.add(line);
                if (line.equals("restart")) {
                    deployer.undeploy("chat-page");
                    deployer.deploy("chat-page");
                    tell(browser, "restarted\n");
                }
            });

            assertThat(printed)
                    .containsExactly(
                            "The request does not have what it needs.",
                            "token: size must be between 10 and 200",
                            "Unknown token",
                            "Members (2)",
                            "must be 1 to 64 lower-case letters, digits or hyphens",
                            "(1) tea – Foyer chat",
                            "size must be between 0 and 2000",
                            "restart",
                            "hello Ada | hello Bob, is there tea? | there is, and cake in the room next door | I will be there at four | I am still in the lobby",
                            "true",
                            "uncaught: ");
            assertThat(browser.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
            deployer.undeploy("chat-page");
        }
    }

    private static void tell(Process process, String line) {
        try {
            process.getOutputStream().write(line.getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }
}
