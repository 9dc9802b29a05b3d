// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A deployed application, seen from outside. */
public final class Site {

    private final String base;

    /** The application at a URL; a test has it injected. */
    Site(URL url) {
        this("localhost:" + url.getPort() + url.getPath().replaceFirst("/$", ""));
    }

    private Site(String base) {
        this.base = base;
    }

    /** The application at a port and path. */
    public static Site at(int port, String path) {
        return new Site("localhost:" + port + path);
    }

    /** The origin of its pages. */
    public String origin() {
        return "http://" + base.replaceFirst("/.*", "");
    }

    /** The address of a WebSocket. */
    public URI ws(String path) {
        return URI.create("ws://" + base + path);
    }

    /** The address of a page. */
    public URI http(String path) {
        return URI.create("http://" + base + path);
    }

    /** Connects. */
    public Client open(String path) {
        return Client.open(ws(path));
    }

    /** Connects with headers. */
    public Client open(String path, Map<String, String> headers, String... subprotocols) {
        return Client.open(ws(path), headers, subprotocols);
    }

    /** What the application's {@link Journal} has noted. */
    public List<String> journal() {
        Http.Answer answer = Http.get(http("/journal"));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().isEmpty() ? List.of() : List.of(answer.body().split("\n"));
    }

    /** What the application's {@link Journal} has noted that starts with a text. */
    public List<String> journal(String start) {
        return journal().stream().filter(entry -> entry.startsWith(start)).toList();
    }

    /** Waits until somebody in the application is at one of its {@link Gates}. */
    public void awaitGate(String name) {
        assertThat(Http.get(http("/gates?await=" + name)).body()).as(name).isEqualTo("true");
    }

    /** Opens one of the application's {@link Gates}. */
    public void openGate(String name) {
        assertThat(Http.get(http("/gates?open=" + name)).status()).isEqualTo(200);
    }

    /** Waits until the journal has an entry. */
    public void awaitJournal(String entry) {
        await("journal has " + entry)
                .atMost(Client.PATIENCE)
                .untilAsserted(() -> assertThat(journal()).contains(entry));
    }
}
