// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.transport.server;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** What a server must be told before it closes: rule D7. */
class RemotesTest {

    private static final String TOMCAT_SEND_TIMEOUT = "org.apache.tomcat.websocket.ABNORMAL_SESSION_CLOSE_SEND_TIMEOUT";
    private static final String TOMCAT_CLOSE_TIMEOUT = "org.apache.tomcat.websocket.SESSION_CLOSE_TIMEOUT";

    private final Map<String, Object> properties = new HashMap<>();
    private final List<String> closes = new ArrayList<>();

    @Test
    void close_givesTomcatTwoSecondsAndItsPeerTheLimit() throws IOException {
        Remotes.close(session(), new CloseReason(CloseCodes.SERVICE_RESTART, ""), Duration.ofSeconds(7));

        assertThat(closes).containsExactly("SERVICE_RESTART");
        assertThat(properties)
                .as("Tomcat takes nothing else than a Long")
                .containsOnly(entry(TOMCAT_SEND_TIMEOUT, 2000L), entry(TOMCAT_CLOSE_TIMEOUT, 7000L));
    }

    private Session session() {
        return (Session) Proxy.newProxyInstance(
                RemotesTest.class.getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closes.add(((CloseReason) arguments[0]).getCloseCode().toString());
                        return null;
                    }
                    return properties;
                });
    }
}
