// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule H15. */
class GatewayNamesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "forwarded",
                "Via",
                "X-Forwarded-User",
                "x-forwarded-client-cert",
                "x-real-ip",
                "remote-user",
                "x-remote-groups",
                "x-client-ip",
                "x-cluster-client-ip",
                "true-client-ip",
                "x-auth-request-email",
                "x-client-cert",
                "client-cert-chain",
                "ssl-client-verify",
                "ssl-client-s-dn",
                "x-ssl-client-cn",
                "x-amzn-oidc-identity",
                "x-goog-authenticated-user-email",
                "x-ms-client-principal-name",
                "cf-connecting-ip",
                "x-consumer-username",
            })
    void whatGatewaysSet_isKnown(String name) {
        assertThat(GatewayNames.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token",
                "authorization",
                "client-version",
                "client-id",
                "x-token",
                "x-client-version",
                "x-auth-token",
                "remote",
                "x-request-id",
                "user"
            })
    void whatClientsSend_isNot(String name) {
        assertThat(GatewayNames.is(name)).isFalse();
    }
}
