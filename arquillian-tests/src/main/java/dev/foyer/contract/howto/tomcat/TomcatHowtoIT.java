// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.tomcat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.foyer.contract.readme.LobbyEndpoint;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** The README's program and nothing else, as tomcat.md says: rule H11. */
@ContractTest
@NeedsServer("a WAR that brings CDI to its server")
class TomcatHowtoIT {

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "alone", managed = false, testable = false)
    static WebArchive alone() {
        return Wars.bringing(bare("alone"), "core").addAsWebInfResource(new StringAsset(beansXml()), "beans.xml");
    }

    /** With nothing of what a server may lack. */
    @Deployment(name = "bare", managed = false, testable = false)
    static WebArchive bare() {
        return bare("bare");
    }

    private static WebArchive bare(String name) {
        return ShrinkWrap.create(WebArchive.class, name + ".war")
                .addClass(LobbyEndpoint.class)
                .addAsLibraries(Wars.libraries());
    }

    /** The listing of the page. */
    private static String beansXml() {
        try {
            String page = Files.readString(Path.of(System.getProperty("foyer.root"), "docs/howto/tomcat.md"));
            return page.substring(page.indexOf("<?xml"), page.indexOf("```", page.indexOf("<?xml")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Contract(
            rule = "H11",
            proves = "tomcat.md: the program of the README starts by itself, with the beans.xml of that page")
    void programOfTheReadme_startsAlone() {
        deployer.deploy("alone");
        try {
            assertServed("/alone");
        } finally {
            deployer.undeploy("alone");
        }
    }

    @Contract(rule = "H11", proves = "without CDI the start fails, and the error says what to add")
    void withoutCdi_theErrorSaysWhatToAdd() {
        Throwable failure = catchThrowable(() -> deployer.deploy("bare"));
        try {
            if (failure == null) {
                assertServed("/bare"); // the server has CDI
            } else {
                assertThat(ServerLog.awaited(
                                1, "FOYER-1026: No CDI container was found", LobbyEndpoint.class.getName()))
                        .isNotEmpty();
                assertThat(ServerLog.lines("NoClassDefFoundError", "jakarta")).isEmpty();
            }
        } finally {
            deployer.undeploy("bare");
        }
    }

    private static void assertServed(String path) {
        Site site = Site.at(Integer.getInteger("foyer.main.port"), path);
        assertThat(Http.upgrade(site.http("/lobby?token=short"), Map.of()).status())
                .isEqualTo(400);
        try (Client ada = site.open("/lobby?token=secret-ada")) {
            assertThat(ada.call("chat.say", "{\"text\":\"hello\"}")).contains("\"from\":\"ada\"");
        }
    }
}
