// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import dev.foyer.contract.testing.Client;
import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.ServerLog;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** An application with JPA, JTA, enterprise beans, sessions and filters, on a server that has all of them: rules C12 and C13. */
@ContractTest
class PlatformIT {

    private static final List<String> CALLBACKS = List.of(
            "OnConnect",
            "OnOpen",
            "OnEvent",
            "concurrent OnEvent",
            "OnEvent after a stage",
            "OnMessage",
            "OnClose",
            "OnDisconnect");

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("platform", PlatformIT.class)
                .addPackage(PlatformIT.class.getPackage())
                .addAsResource(new StringAsset("""
                                <persistence xmlns="https://jakarta.ee/xml/ns/persistence" version="3.0">
                                    <persistence-unit name="notes" transaction-type="JTA">
                                        <jta-data-source>java:comp/DefaultDataSource</jta-data-source>
                                        <class>dev.foyer.contract.platform.Note</class>
                                        <properties>
                                            <property name="jakarta.persistence.schema-generation.database.action" value="drop-and-create"/>
                                        </properties>
                                    </persistence-unit>
                                </persistence>
                                """), "META-INF/persistence.xml")
                .setWebXML(new StringAsset("""
                                <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee" version="6.0">
                                    <login-config><auth-method>BASIC</auth-method></login-config>
                                    <security-role><role-name>member</role-name></security-role>
                                </web-app>
                                """));
    }

    @Contract(rule = "C12", proves = "entity managers work without a transaction in each callback")
    void entityManagers_workInEachCallback() {
        goThrough("jpa");

        for (String callback : CALLBACKS) {
            assertThat(awaited(callback + " finds jpa: ")).as(callback).containsExactly("true");
        }
    }

    @Contract(rule = "C12", proves = "entity managers are of one callback, whatever runs beside it, for a user")
    void entityManagersOfAUser_areOfOneCallback() {
        try (Client client = site.open("/members/user", Map.of("Authorization", basic("bob")), "foyer.v1")) {
            readBeside(client, "user");
        }
    }

    @Contract(rule = "C12", proves = "entity managers are of one callback, whatever runs beside it, for nobody")
    void entityManagersOfNobody_areOfOneCallback() {
        try (Client client = site.open("/anyone/nobody", Map.of(), "foyer.v1")) {
            readBeside(client, "nobody");
        }
    }

    @Contract(rule = "C12", proves = "entity managers of observers are not those of a callback")
    void entityManagersOfObservers_areTheirOwn() {
        try (Client client = site.open("/members/guest", Map.of("Authorization", basic("bob")), "foyer.v1")) {
            for (int i = 0; i < 10; i++) {
                String room = "room" + i;
                client.send("{\"event\":\"join\",\"data\":\"" + room + "\",\"id\":" + i + "}");
                assertThat(awaited("Observer of " + room + " finds guest: ")).containsExactly("true");
                assertThat(awaited("Asynchronous observer of " + room + " finds guest: "))
                        .containsExactly("true");
                site.openGate(room);
                assertThat(client.next(text -> text.contains("\"reply\""))).endsWith("\"data\":\"true true\"}");
            }
        }
    }

    @Contract(rule = "C12", proves = "the injected principal is who was logged in at the handshake, in each callback")
    void principal_isThatOfTheHandshake() {
        goThrough("principal");

        for (String callback : CALLBACKS) {
            assertThat(awaited(callback + " of principal by ")).as(callback).containsExactly("bob");
        }
    }

    @Contract(rule = "C12", proves = "enterprise beans see who was logged in at the handshake, and the roles")
    void enterpriseBeans_seeWhoWasLoggedIn() {
        goThrough("desk");

        for (String callback : CALLBACKS) {
            assertThat(awaited(callback + " of desk at the desk by "))
                    .as(callback)
                    .containsExactly("bob");
            assertThat(awaited(callback + " of desk for members: "))
                    .as(callback)
                    .containsExactly("welcome");
        }
    }

    @Contract(rule = "C12", proves = "HTTP sessions, filters and singletons of the application are there")
    void sessionsAndSingletons_areThere() {
        Http.Answer page = Http.get(site.http("/pages/never?flavour=plum"));
        assertThat(page.body()).isEqualTo("none");
        String cookie = page.headers().get("Set-Cookie").split(";", 2)[0];

        try (Client client =
                site.open("/platform/session", Map.of("Cookie", cookie, "Authorization", basic("bob")), "foyer.v1")) {
            String first = client.call("next", "null");
            assertThat(first).contains("\"data\":\"number ");
            assertThat(client.call("next", "null")).isNotEqualTo(first);
        }
        assertThat(site.journal()).contains("session plum");
    }

    @Contract(rule = "C13", proves = "@Transactional of all kinds means in a handler what it always means")
    void transactional_works() {
        try (Client client = open("kinds")) {
            assertThat(client.call("never", "null")).contains("\"data\":\"none\"");
            assertThat(client.call("mandatory", "null")).contains("\"code\":\"failed\"");
            assertThat(client.call("new", "\"new\"")).contains("\"data\":\"one\"");
            assertThat(client.call("has", "\"new\"")).contains("\"data\":true");
            assertThat(client.call("fail", "\"rolled back\"")).contains("\"code\":\"failed\"");
            assertThat(client.call("has", "\"rolled back\"")).contains("\"data\":false");
        }
    }

    @Contract(
            rule = "C13",
            proves = "a transaction that a callback leaves open is rolled back, told, and nobody else's")
    void openTransaction_isRolledBackAndTold() {
        var others = new ArrayList<String>();
        for (int i = 0; i < 8; i++) {
            try (Client careless = open("careless" + i);
                    Client other = open("other" + i)) {
                careless.call("leave.open", "\"open" + i + "\"");
                for (int j = 0; j < 5; j++) {
                    others.add(other.call("never", "null"));
                    others.add(Http.get(site.http("/pages/never")).body());
                }
                assertThat(other.call("has", "\"open" + i + "\"")).contains("\"data\":false");
                careless.call("leave.open", "\"again" + i + "\"");
            }
        }
        assertThat(others).allMatch(answer -> answer.contains("none"));
        assertThat(ServerLog.awaited(16, "FOYER-4028", "event 'leave.open' in " + PlatformEndpoint.class.getName()))
                .hasSize(16);
    }

    @Contract(rule = "C13", proves = "the transaction of a method that returns a stage ends with the method")
    void openTransactionOfAStage_isRolledBack() {
        try (Client client = open("stage")) {
            assertThat(client.call("stage.open", "null")).contains("\"data\":\"done\"");
            assertThat(client.call("never", "null")).contains("\"data\":\"none\"");
        }
        assertThat(ServerLog.awaited(1, "FOYER-4028", "event 'stage.open'")).hasSize(1);
    }

    /** Has all callbacks called for a note of its own. */
    private void goThrough(String note) {
        try (Client client = open(note)) {
            client.call("event", "null");
            client.call("beside", "null");
            client.sendBinary((byte) 1);
            client.send("{\"event\":\"stage\"}").send("{\"event\":\"after\",\"id\":7}");
            site.openGate("stage");
            assertThat(client.next(text -> text.contains("\"reply\":7"))).isNotEmpty();
        }
    }

    /** Has callbacks look for a note, one of them as long as the others do. */
    private void readBeside(Client client, String gate) {
        client.send("{\"event\":\"read.on\",\"data\":\"" + gate + "\",\"id\":7}");
        site.awaitGate(gate);
        var answers = new ArrayList<String>();
        for (int i = 0; i < 100; i++) {
            answers.add(client.call("read", "null"));
        }
        site.openGate(gate);
        answers.add(client.next(text -> text.contains("\"reply\":7")));
        assertThat(answers).allMatch(answer -> answer.endsWith("\"data\":\"true\"}"));
    }

    private List<String> awaited(String start) {
        await(start)
                .atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(site.journal(start)).isNotEmpty());
        return site.journal(start).stream()
                .map(entry -> entry.substring(start.length()))
                .toList();
    }

    private Client open(String note) {
        return site.open("/platform/" + note, Map.of("Authorization", basic("bob")), "foyer.v1");
    }

    /** Users of the contract's servers have their names for passwords. */
    private static String basic(String name) {
        byte[] pair = (name + ":" + name).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}
