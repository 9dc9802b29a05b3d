// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.resume;

import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/resume.md says of the server. */
@ContractTest
@SameEverywhere("ResumeIT runs on each server")
class ResumeHowtoIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-resume", TourEndpoint.class)
                .addClasses(DispatchEndpoint.class, Board.class, LoggedTourEndpoint.class);
    }

    @Contract(
            rule = {"Q1", "Q6"},
            proves =
                    "resume.md: a driver whose line breaks gets what was emitted meanwhile, once, in the rooms of before; the others are told of the loss and of the return")
    void driver_comesBackToTheSameConnection() {
        try (Client dispatcher = site.open("/dispatch", Map.of(), "foyer.v1")) {
            Client lost = site.open("/tour/7?name=ada", Map.of(), "foyer.v1", "foyer.resume");
            String welcome = lost.next();
            dispatcher.call("stop.add", "{\"tour\":7,\"address\":\"Main Street 1\"}");
            assertThat(lost.next()).contains("stop.added", "Main Street 1");
            lost.abort();
            noted(dispatcher, "ada has no line");
            dispatcher.call("stop.add", "{\"tour\":7,\"address\":\"Main Street 2\"}");

            try (Client back = site.open("/tour/7?name=ada", Map.of(), "foyer.v1", claim(welcome, 2))) {
                assertThat(back.next())
                        .startsWith(welcome.substring(0, welcome.indexOf(',')))
                        .contains("\"resumed\":\"all\",\"got\":0");
                assertThat(back.next()).contains("stop.added", "Main Street 2");
                noted(dispatcher, "ada has a line again");
                assertThat(back.call("stops", "null")).contains("\"data\":[\"Main Street 1\",\"Main Street 2\"]");
            }
            noted(dispatcher, "ada is gone");
        }
    }

    @Contract(rule = "Q1", proves = "resume.md: a driver who closes the connection is gone at once")
    void driver_whoLeaves_isGone() {
        try (Client dispatcher = site.open("/dispatch", Map.of(), "foyer.v1")) {
            Client driver = site.open("/tour/8?name=bob", Map.of(), "foyer.v1", "foyer.resume");
            String welcome = driver.next();
            driver.close();
            noted(dispatcher, "bob is gone");

            try (Client again = site.open("/tour/8?name=bob", Map.of(), "foyer.v1", claim(welcome, 1))) {
                assertThat(again.next())
                        .startsWith("{\"welcome\"")
                        .doesNotContain("resumed", welcome.substring(0, welcome.indexOf(',')));
            }
        }
    }

    @Contract(
            rule = {"Q3", "Q7"},
            proves = "resume.md: a driver of a tour with a history is announced once, and gets what was emitted before")
    void driver_ofALoggedTour_isAnnounced() {
        try (Client ada = site.open("/logged-tour/9?name=ada", Map.of(), "foyer.v1", "foyer.resume");
                Client bob = site.open("/logged-tour/9?name=bob", Map.of(), "foyer.v1", "foyer.resume")) {
            ada.next(frame -> frame.contains("driver.joined") && frame.contains("bob"));
            bob.next(frame -> frame.contains("driver.joined") && frame.contains("ada"));
            assertThat(bob.call("moved", "null")).contains("\"data\":false");
        }
    }

    private static void noted(Client dispatcher, String text) {
        dispatcher.next(frame -> frame.contains("\"noted\"") && frame.contains(text));
    }

    /** Returns what a client offers that has seen so many frames. */
    private static String claim(String welcome, int seen) {
        return "foyer.resume." + welcome.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1") + "." + seen;
    }
}
