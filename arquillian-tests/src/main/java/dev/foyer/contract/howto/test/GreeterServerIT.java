// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.howto.test;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.foyer.contract.testing.Contract;
import dev.foyer.contract.testing.ContractTest;
import dev.foyer.contract.testing.NeedsServer;
import dev.foyer.contract.testing.SameEverywhere;
import dev.foyer.contract.testing.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/test.md says about tests on a server. */
@ContractTest
@NeedsServer("a client of its own")
@SameEverywhere("GreeterIT's server tests, as an example")
class GreeterServerIT {

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.of("howto-test", GreeterEndpoint.class);
    }

    @ArquillianResource
    private URL url;

    @Contract(
            rule = {"E1", "E2"},
            proves = "test.md: the JDK's client greets and is greeted, or told what is wrong")
    void greeting_isAnswered() throws InterruptedException {
        greet();
    }

    // tag::server
    private void greet() throws InterruptedException {
        var answers = new LinkedBlockingQueue<String>();
        WebSocket socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("X-Name", "ada")
                .buildAsync(
                        URI.create(url.toString().replaceFirst("^http", "ws") + "greeter"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
                                answers.add(text.toString());
                                return WebSocket.Listener.super.onText(from, text, last);
                            }
                        })
                .join();

        socket.sendText("{\"event\":\"greet\",\"data\":{\"greeting\":\"Hello\"},\"id\":1}", true)
                .join();
        socket.sendText("{\"event\":\"greet\",\"data\":{\"greeting\":\" \"},\"id\":2}", true)
                .join();

        assertThat(answers.poll(10, TimeUnit.SECONDS)).isEqualTo("{\"reply\":1,\"data\":\"Hello, ada\"}");
        assertThat(answers.poll(10, TimeUnit.SECONDS)).contains("\"path\":\"greeting\"");
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }
    // end::server
}
