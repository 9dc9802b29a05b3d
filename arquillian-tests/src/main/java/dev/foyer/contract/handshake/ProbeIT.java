// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.handshake;

import java.util.Map;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.Http;
import dev.foyer.contract.testing.Http.Answer;
import dev.foyer.contract.testing.Site;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What a plain request is told of a failed handshake: rule H9. */
@ContractTest
class ProbeIT {

    @ArquillianResource
    private Site site;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("probe", ProbeIT.class).addClass(Door.class);
    }

    @Contract(
            rule = "H9",
            proves = "a plain GET tells what a browser cannot see of a failed handshake, without @OnConnect")
    void probe_answers426Or400() {
        Answer fine = Http.get(site.http("/door?what=probe"));
        assertThat(fine.status()).isEqualTo(426);
        assertThat(fine.headers()).containsEntry("Upgrade", "websocket");
        assertThat(Http.send("GET", site.http("/door?what=probe"), Map.of("Connection", "keep-alive"), "")
                        .body())
                .as("of an answer that ends although its line could be kept, as a browser reads it")
                .contains("This is a WebSocket endpoint.");

        Answer invalid = Http.get(site.http("/door"));
        assertThat(invalid.status()).isEqualTo(400);
        assertThat(invalid.body()).contains("{\"name\":\"what\",\"in\":\"header\",\"message\":\"must not be null\"}");
        assertThat(site.journal()).doesNotContain("connect probe");
    }

    @Contract(
            rule = {"H6", "H9"},
            proves =
                    "a page that names its attempt may ask what @OnConnect refused it with, which does not run again; nobody else is told")
    void probe_ofAnAttempt_answersWhatItWasRefusedWith() {
        var attempt = site.http("/door?what=attempt&foyer-attempt=mine");
        assertThat(Http.upgrade(attempt, Map.of()).status()).isEqualTo(429);

        Answer why = Http.get(attempt);

        assertThat(why.status()).isEqualTo(429);
        assertThat(why.headers()).containsEntry("Retry-After", "2");
        assertThat(why.body()).contains("\"detail\":\"Slowly.\"");
        assertThat(Http.get(site.http("/door?what=attempt&foyer-attempt=yours")).status())
                .isEqualTo(426);
        assertThat(site.journal()).containsOnlyOnce("connect attempt");
    }

    @Contract(
            rule = {"H1", "H6", "H8", "H9"},
            proves = "what an attempt was refused with before @OnConnect is told, too: its origin, its token")
    void probe_ofAnAttempt_knowsWhatCameBeforeOnConnect() {
        var foreign = site.http("/door?what=early&foyer-attempt=foreign");
        Http.upgrade(foreign, Map.of("Origin", "https://evil.example"));
        assertThat(Http.get(foreign).status()).isEqualTo(403);
        assertThat(Http.get(foreign).body())
                .contains("\"detail\":\"Pages of this origin are not allowed to connect.\"");

        var newLine = site.http("/door?what=early&foyer-attempt=token");
        Http.upgrade(newLine, Map.of("Sec-WebSocket-Protocol", "foyer.v1, foyer.bearer.YWJjCg"));
        assertThat(Http.get(newLine).status()).isEqualTo(400);
        assertThat(Http.get(newLine).body()).contains("Offer a token as one subprotocol");

        assertThat(site.journal()).doesNotContain("connect early");
    }

    @Contract(
            rule = {"H8", "H9"},
            proves =
                    "a page of an allowed origin may ask with the token that it has connected with, another one may not")
    void preflight_isAnsweredForAllowedOriginsOnly() {
        String own = site.origin();

        Answer may = preflight(own);
        assertThat(may.status()).isEqualTo(204);
        assertThat(may.headers())
                .containsEntry("Access-Control-Allow-Origin", own)
                .containsEntry("Access-Control-Allow-Headers", "Authorization");
        Answer mayNot = preflight("https://evil.example");
        assertThat(mayNot.status()).isEqualTo(403);
        assertThat(mayNot.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    private Answer preflight(String origin) {
        var asks = Map.of(
                "Origin", origin,
                "Access-Control-Request-Method", "GET",
                "Access-Control-Request-Headers", "authorization");
        return Http.send("OPTIONS", site.http("/door?what=preflight&foyer-attempt=asked"), asks, "");
    }

    @Contract(
            rule = {"H8", "H9"},
            proves = "a page of an allowed origin may read that answer, another one may not")
    void probe_isReadableForAllowedOriginsOnly() {
        String own = site.origin();

        Answer readable = Http.send("GET", site.http("/door"), Map.of("Origin", own), "");
        assertThat(readable.status()).isEqualTo(400);
        assertThat(readable.headers())
                .containsEntry("Access-Control-Allow-Origin", own)
                .containsEntry("Vary", "Origin");
        Answer foreign = Http.send("GET", site.http("/door"), Map.of("Origin", "https://evil.example"), "");
        assertThat(foreign.status()).isEqualTo(403);
        assertThat(foreign.headers()).doesNotContainKey("Access-Control-Allow-Origin");
    }

    @Contract(
            rule = {"H1", "H9"},
            proves = "an upgrade whose header a proxy has dropped is told so, to the attempt and to who asks for it")
    void lostUpgrade_isTold() {
        var attempt = site.http("/door?what=lost&foyer-attempt=lost");

        Answer lost = Http.upgrade(attempt, Map.of("Upgrade", "", "Connection", ""));
        Answer why = Http.get(attempt);

        assertThat(lost.status()).isEqualTo(426);
        assertThat(lost.body()).contains("'Upgrade' was lost on the way");
        assertThat(why.status()).isEqualTo(426);
        assertThat(why.body()).isEqualTo(lost.body());
        assertThat(site.journal()).doesNotContain("connect lost");
    }
}
