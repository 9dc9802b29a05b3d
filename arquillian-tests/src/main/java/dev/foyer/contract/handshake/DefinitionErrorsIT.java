// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import dev.foyer.contract.handshake.broken.BrokenBeans;
import dev.foyer.contract.handshake.broken.BrokenClasses;
import dev.foyer.contract.handshake.broken.BrokenSetting;
import dev.foyer.contract.handshake.broken.BrokenTypes;
import dev.foyer.contract.handshake.broken.ForeignConfig;
import dev.foyer.contract.handshake.broken.ForeignConfigOmitting;
import dev.foyer.contract.handshake.broken.ForeignConfigStrict;
import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.ContainerController;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.TargetsContainer;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** Broken applications do not start, and say everything that is wrong: rule H11. */
@ContractTest
class DefinitionErrorsIT {

    @ArquillianResource
    private ContainerController containers;

    @ArquillianResource
    private Deployer deployer;

    @Deployment(name = "broken-beans", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive brokenBeans() {
        return Wars.of("broken-beans", BrokenBeans.class);
    }

    @Deployment(name = "broken-classes", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive brokenClasses() {
        return Wars.of("broken-classes", BrokenClasses.class);
    }

    @Deployment(name = "broken-types", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive brokenTypes() {
        return Wars.of("broken-types", BrokenTypes.class);
    }

    @Deployment(name = "broken-setting", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive brokenSetting() {
        WebArchive war = Wars.of("broken-setting", BrokenSetting.class);
        return Wars.with(
                war, "foyer.event.timeout=sEcReT", "foyer.allowed-origins=https://a.example,https://b.example/sEcReT");
    }

    @Deployment(name = "foreign-config", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive foreignConfig() {
        return Wars.of("foreign-config", ForeignConfig.class);
    }

    @Deployment(name = "foreign-config-strict", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive foreignConfigStrict() {
        return Wars.of("foreign-config-strict", ForeignConfigStrict.class);
    }

    @Deployment(name = "foreign-config-omitting", managed = false, testable = false)
    @TargetsContainer("main-impatient")
    static WebArchive foreignConfigOmitting() {
        return Wars.of("foreign-config-omitting", ForeignConfigOmitting.class);
    }

    @Contract(rule = "H11", proves = "all mistakes of endpoints that CDI knows are in one deployment error")
    void brokenBeans_areReportedAtOnce() throws IOException {
        deployBroken("broken-beans");

        assertThat(log())
                .contains("FOYER-1025: The application has 13 mistake(s) in its endpoints:")
                .contains("FOYER-1001: Path '/one' is declared by both " + BrokenBeans.One.class.getName() + " and "
                        + BrokenBeans.Two.class.getName() + ".")
                .contains("FOYER-1003: " + BrokenBeans.Two.class.getName() + ".hidden")
                .contains("FOYER-1005: " + BrokenBeans.Two.class.getName() + ".connect")
                .contains("FOYER-1007: " + BrokenBeans.One.class.getName() + ".peek uses " + BrokenBeans.class.getName()
                        + "$Hidden,")
                .contains("FOYER-1007: " + BrokenBeans.One.class.getName() + ".reply uses "
                        + BrokenBeans.class.getName() + "$HiddenReply,")
                .contains("FOYER-1008: " + BrokenBeans.One.class.getName() + ".unnamed")
                .contains("FOYER-1009: Event 'twice'")
                .contains("FOYER-1011: " + BrokenBeans.One.class.getName())
                .contains("FOYER-1013: Component 'token' of " + BrokenBeans.Headers.class.getName())
                .contains("FOYER-1019: " + BrokenBeans.Keeper.class.getName() + ".guest")
                .contains("FOYER-1039: " + BrokenBeans.Keeper.class.getName() + ".nameless")
                .contains("FOYER-1042: " + BrokenBeans.One.class.getName() + ".reply")
                .containsPattern("FOYER-1043: .*Keeper.*Keeper.*");
    }

    @Contract(
            rule = {"H11", "C11", "P1"},
            proves =
                    "all mistakes of endpoints that CDI does not know are in one error at start, and nothing is served")
    void brokenClasses_areReportedAtOnce() throws IOException {
        deployBroken("broken-classes");

        assertThat(log())
                .contains("FOYER-1025: The application has 13 mistake(s) in its endpoints:")
                .contains("FOYER-1009: Event 'twice' is handled by both 'first' and 'second' of "
                        + BrokenClasses.Three.class.getName())
                .contains("FOYER-1002: Path '/four/{a}/{a}' of " + BrokenClasses.Four.class.getName())
                .contains("FOYER-1038: " + BrokenClasses.Nameless.class.getName() + " is annotated @ServerEvent")
                .contains("FOYER-1040: " + BrokenClasses.Six.class.getName() + ".game")
                .contains(
                        "FOYER-1041: " + BrokenClasses.Five.class.getName() + " cannot be instantiated: it is abstract")
                .contains("FOYER-1041: " + BrokenClasses.Six.class.getName()
                        + " cannot be instantiated: it is without a constructor")
                .contains("FOYER-4021: " + BrokenClasses.Single.class.getName() + " is annotated @Singleton")
                .contains("FOYER-1030: " + BrokenClasses.Messages.class.getName() + ".text takes @PathParam(\"rom\")")
                .contains("FOYER-1031: " + BrokenClasses.Messages.class.getName() + ".text")
                .contains("FOYER-1033: " + BrokenClasses.Messages.class.getName() + ".text returns java.lang.Thread")
                .contains("FOYER-1067: @RoomPresence of " + BrokenClasses.Open.class.getName() + " is not valid")
                .contains("FOYER-1068: @RoomPresence(\"board:{board}\") of " + BrokenClasses.OtherCard.class.getName())
                .contains(
                        "FOYER-1034: " + BrokenClasses.Messages.class.getName() + ".opened is annotated @RolesAllowed");
    }

    @Contract(
            rule = {"H11", "E13"},
            proves =
                    "a payload of a type that JSON-B cannot read, or a constraint that is not for its type, is an error at start")
    void brokenTypes_areReported() throws IOException {
        deployBroken("broken-types");

        assertThat(log())
                .contains("FOYER-1025: The application has 3 mistake(s) in its endpoints:")
                .contains("FOYER-1057: " + BrokenTypes.Headers.class.getName()
                        + ".version cannot be validated: @Pattern is not for values of java.lang.Integer.")
                .contains("FOYER-1055: " + BrokenTypes.Endpoint.class.getName() + ".draw takes "
                        + BrokenTypes.Drawing.class.getName() + ", but JSON-B cannot read "
                        + BrokenTypes.Shape.class.getName() + " from any data:")
                .contains("FOYER-1055: " + BrokenTypes.Endpoint.class.getName() + ".close takes ");
    }

    @Contract(rule = "H11", proves = "a bad setting is an error at start with key and range, without the value")
    void brokenSetting_isReported() throws IOException {
        deployBroken("broken-setting");

        assertThat(log())
                .contains(
                        "FOYER-1020: Setting 'foyer.event.timeout' is not valid: it is not a duration. It must be a duration from 1ms to 1 day")
                .contains(
                        "FOYER-1020: Setting 'foyer.allowed-origins' is not valid: entry 2 has something after its host and port")
                .doesNotContain("sEcReT");
    }

    @Contract(
            rule = "H11",
            proves = "a configuration that would publish a wrapped class around the handshake is an error at start")
    void foreignConfig_isReportedAndServesNothing() throws IOException {
        deployBroken("foreign-config", () -> assertNotServed("/foreign-config", "/guarded"));

        assertThat(log())
                .contains("FOYER-1016: " + ForeignConfig.class.getName() + " publishes "
                        + ForeignConfig.Guarded.class.getName());
    }

    @Contract(
            rule = "H11",
            proves =
                    "if the container fails on such a class, the log names what Foyer serves, or Foyer fails before it and explains")
    void foreignConfigOfAClassThatNoContainerTakes_servesNothing() throws IOException {
        deployBroken("foreign-config-strict", () -> assertNotServed("/foreign-config-strict", "/guarded"));

        String config = ForeignConfigStrict.class.getName();
        String guarded = ForeignConfigStrict.Guarded.class.getName();
        assertThat(log())
                .containsAnyOf(
                        "FOYER-1022: Foyer serves these endpoints: " + guarded,
                        "FOYER-1016: " + config + " publishes " + guarded);
    }

    @Contract(
            rule = "H11",
            proves =
                    "plain endpoints that are published against a configuration, and classes that lack @ServerEndpoint, are warnings")
    void foreignConfigThatOmits_isWarnedOf() throws IOException {
        containers.start("main-impatient");
        deployer.deploy("foreign-config-omitting");
        try {
            Site site = Site.at(Integer.getInteger("foyer.main.port"), "/foreign-config-omitting");
            try (Client client = site.open("/wrapped")) {
                assertThat(client.call("greet", "null")).contains("hello");
            }
            assertThat(log())
                    .contains("FOYER-1027: " + ForeignConfigOmitting.class.getName() + " leaves out these endpoints")
                    .contains(ForeignConfigOmitting.Plain.class.getName())
                    .contains(
                            "FOYER-1047: These classes have methods for connections but no @ServerEndpoint, so they serve nothing: "
                                    + ForeignConfigOmitting.Forgotten.class.getName());
        } finally {
            deployer.undeploy("foreign-config-omitting");
            containers.stop("main-impatient");
        }
    }

    private static void assertNotServed(String application, String path) {
        Site site = Site.at(Integer.getInteger("foyer.main.port"), application);
        assertThat(Http.upgrade(site.http(path), Map.of()).status()).isNotEqualTo(101);
    }

    private void deployBroken(String name) {
        deployBroken(name, () -> {});
    }

    /** Deploys what the server must not take: why, is in its log, as not every server tells it to who deploys. */
    private void deployBroken(String name, Runnable meanwhile) {
        containers.start("main-impatient");
        try {
            Throwable failure = catchThrowable(() -> deployer.deploy(name));
            assertThat(failure).as("deployment of " + name).isNotNull();
            meanwhile.run();
        } finally {
            deployer.undeploy(name);
            containers.stop("main-impatient");
        }
    }

    private static String log() throws IOException {
        return Files.readString(Path.of(System.getProperty("foyer.main.log")));
    }
}
