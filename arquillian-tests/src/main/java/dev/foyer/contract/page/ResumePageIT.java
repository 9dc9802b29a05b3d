// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.page;

import java.util.List;

import jakarta.inject.Inject;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.Node;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** A page in a real browser, whose line is cut under it. */
@ContractTest
@SameEverywhere("ResumeIT runs on each server")
@NeedsServer("a browser")
class ResumePageIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.with(Wars.of("resume-page", ResumePageIT.class), "foyer.limits.frames-burst=10000");
    }

    @ServerEndpoint("/walk")
    public static class Walk {

        @Inject
        Connection connection;

        @OnEvent("step")
        int step(int number) {
            connection.emit("stepped", number);
            return number;
        }
    }

    @Contract(
            rule = {"Q1", "Q6"},
            proves =
                    "a page in Chromium, whose line is cut twelve times and dies once while it talks: every event and every answer comes once and in order, on one connection")
    void page_missesNothing() {
        List<String> printed = Node.run("browser/resume.mjs", site.http("/foyer/foyer.js"), "../walk");

        assertThat(printed)
                .containsExactly(
                        "steps: 1500, answers: 150, each once and in order: true",
                        "opened: 14 times, resumed: 13, connections: 1",
                        "states: open, resuming",
                        "resets: 0, errors: none",
                        "uncaught: nothing");
    }
}
