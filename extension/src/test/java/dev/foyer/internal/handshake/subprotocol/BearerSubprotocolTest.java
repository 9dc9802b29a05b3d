// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.subprotocol;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule H4. */
class BearerSubprotocolTest {

    private static final String TOKEN = "foyer.bearer.c2VjcmV0LWFkYQ"; // of secret-ada

    @Test
    void token_isBoundAsAuthorization() {
        var headers = BearerSubprotocol.bind(Map.of("Sec-WebSocket-Protocol", List.of("foyer.v1, " + TOKEN)));

        assertThat(headers.get("authorization")).containsExactly("Bearer secret-ada");
        assertThat(headers.get("sec-websocket-protocol")).containsExactly("foyer.v1");
    }

    @Test
    void headerThatWasSent_wins() {
        var headers = BearerSubprotocol.bind(
                Map.of("Sec-WebSocket-Protocol", List.of(TOKEN), "Authorization", List.of("Basic eDp5")));

        assertThat(headers.get("authorization")).containsExactly("Basic eDp5");
        assertThat(headers.toString()).doesNotContain("foyer.bearer");
    }

    @Test
    void othersStay() {
        var sent = Map.of("Sec-WebSocket-Protocol", List.of("foyer.v1, chat"), "Host", List.of("h"));

        assertThat(BearerSubprotocol.bind(sent)).isEqualTo(sent);
        assertThat(BearerSubprotocol.check(List.of("foyer.v1, chat"))).isEmpty();
        assertThat(Subprotocols.open(List.of("a", TOKEN, "b"))).containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foyer.bearer.", // nothing
                "foyer.bearer.a+b/", // the other base64
                "foyer.bearer.YQ0KWDogeQ", // a line break
                "foyer.bearer.w7w", // not ASCII
                "foyer.bearer.YSBi", // a blank
                "foyer.bearer.YQ, foyer.bearer.YQ"
            })
    void whatIsNoToken_isRefusedWithoutSayingWhatItWas(String line) {
        var refusal = BearerSubprotocol.check(List.of("foyer.v1", line)).orElseThrow();

        assertThat(refusal.status()).isEqualTo(400);
        assertThat(refusal.detail()).doesNotContain("YQ");
    }
}
