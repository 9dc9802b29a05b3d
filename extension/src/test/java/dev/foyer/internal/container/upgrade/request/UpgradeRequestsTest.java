// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade.request;

import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.internal.flow.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules H1 and H14. */
class UpgradeRequestsTest {

    private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";
    private static final Map<String, String> UPGRADE = Map.of(
            "Upgrade",
            "WebSocket",
            "Connection",
            "keep-alive, upgrade",
            "Sec-WebSocket-Version",
            "13",
            "Sec-WebSocket-Key",
            KEY);

    @Test
    void upgrade_isFine() {
        var request = request("GET", "HTTP/1.1", UPGRADE);

        assertThat(UpgradeRequests.is(request)).isTrue();
        assertThat(UpgradeRequests.isLost(request)).isFalse();
        assertThat(UpgradeForm.check(request)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "Upgrade,               '',                        426",
        "Upgrade,               'h2c, websocket',          400",
        "Upgrade,               'websocket|websocket',     400",
        "Connection,            keep-alive,                400",
        "Sec-WebSocket-Version, '',                        426",
        "Sec-WebSocket-Version, 8,                         426",
        "Sec-WebSocket-Version, '13|13',                   426",
        "Sec-WebSocket-Version, '13, 8',                   426",
        "Sec-WebSocket-Key,     '',                        400",
        "Sec-WebSocket-Key,     c2hvcnQ=,                  400",
        "Sec-WebSocket-Key,     dGhlIHNhbXBsZSBub25jZQ,    400",
        "Sec-WebSocket-Key,     dGhlIHNhbXBsZSBub25jZQ==|dGhlIHNhbXBsZSBub25jZQ==, 400",
    })
    void malformedUpgrade_isRefused(String header, String value, int status) {
        var headers = new TreeMap<String, String>(UPGRADE);
        headers.put(header, value);

        assertThat(UpgradeForm.check(request("GET", "HTTP/1.1", headers)))
                .map(Refusal::status)
                .hasValue(status);
    }

    @ParameterizedTest
    @CsvSource({"POST, HTTP/1.1, 405", "HEAD, HTTP/1.1, 405", "GET, HTTP/1.0, 426", "CONNECT, HTTP/1.1, 405"})
    void otherMethodsAndProtocols_areRefused(String method, String protocol, int status) {
        assertThat(UpgradeForm.check(request(method, protocol, UPGRADE)))
                .map(Refusal::status)
                .hasValue(status);
    }

    @Test
    void keyWithoutUpgrade_wasLostOnTheWay() {
        var request = request("GET", "HTTP/1.0", Map.of("Sec-WebSocket-Key", KEY, "Sec-WebSocket-Version", "13"));

        assertThat(UpgradeRequests.is(request)).isFalse();
        assertThat(UpgradeRequests.isLost(request)).isTrue();
        assertThat(UpgradeForm.check(request).orElseThrow().detail()).contains("'Upgrade' was lost on the way");
    }

    @Test
    void extendedConnect_needsTheVersionOnly() {
        var connect = request("CONNECT", "HTTP/2.0", Map.of("Sec-WebSocket-Version", "13"));

        assertThat(UpgradeRequests.is(connect)).isTrue();
        assertThat(UpgradeForm.check(connect)).isEmpty();
        assertThat(UpgradeForm.check(request("CONNECT", "HTTP/2.0", Map.of())))
                .map(Refusal::status)
                .hasValue(426);
        assertThat(UpgradeRequests.is(request("CONNECT", "HTTP/1.1", Map.of()))).isFalse();
    }

    /** Of headers that are sent several times if there are bars between the values, and not at all if there is none. */
    private static HttpServletRequest request(String method, String protocol, Map<String, String> headers) {
        var lines = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                lines.put(name, List.of(value.split("\\|", -1)));
            }
        });
        return (HttpServletRequest) Proxy.newProxyInstance(
                UpgradeRequestsTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getProtocol" -> protocol;
                    case "getHeaders" -> Collections.enumeration(lines.getOrDefault(arguments[0], List.of()));
                    case "getHeader" ->
                        lines.containsKey(arguments[0])
                                ? lines.get(arguments[0]).get(0)
                                : null;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }
}
