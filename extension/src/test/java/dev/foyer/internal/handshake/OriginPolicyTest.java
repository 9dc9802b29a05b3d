// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake;

import java.util.List;
import java.util.Optional;

import dev.foyer.internal.flow.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule H8. */
class OriginPolicyTest {

    @Test
    void absentOrigin_isAllowed() {
        assertThat(new OriginPolicy(List.of()).judge(Optional.empty(), "https", "example.com", 443))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com,       https, example.com,  443",
        "http://example.com,        http,  example.com,  80",
        "http://example.com:8080,   http,  example.com,  8080",
        "https://example.com:80,    https, example.com,  80",
        "http://example.com:443,    http,  example.com,  443",
        "https://EXAMPLE.com,       HTTPS, Example.COM,  443",
        "https://example.com,       wss,   example.com,  443",
        "http://example.com:9080,   ws,    example.com,  9080",
        "http://[::1]:9080,         http,  [::1],        9080",
        "http://localhost,          http,  localhost,    80",
    })
    void ownOrigin_isAllowed(String origin, String scheme, String host, int port) {
        assertThat(judge(origin, scheme, host, port)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://example.com,          https, example.com, 443",
        "https://example.com,         http,  example.com, 80",
        "https://example.com:8443,    https, example.com, 443",
        "https://example.com,         https, example.com, 8443",
        "https://example.com:80,      http,  example.com, 80",
        "https://www.example.com,     https, example.com, 443",
        "https://example.com.evil.io, https, example.com, 443",
        "https://evilexample.com,     https, example.com, 443",
        "https://evil.io,             https, example.com, 443",
        "example.com,                 https, example.com, 443",
        "null,                        https, example.com, 443",
        "*,                           https, example.com, 443",
    })
    void anotherOrigin_isRefused(String origin, String scheme, String host, int port) {
        assertThat(judge(origin, scheme, host, port)).map(Refusal::status).hasValue(403);
    }

    @Test
    void emptyOrigin_isRefused() {
        assertThat(judge("", "https", "example.com", 443)).isPresent();
    }

    @Test
    void refusal_doesNotRepeatTheOrigin() {
        assertThat(judge("https://evil.io", "https", "example.com", 443))
                .hasValueSatisfying(refusal -> assertThat(refusal.detail()).doesNotContain("evil"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://APP.example.com",
                "https://a.partner.org",
                "https://a.b.partner.org",
                "https://a.partner.org:8443",
                "https://A.PARTNER.ORG",
            })
    void listedOrigin_isAllowed(String origin) {
        var policy = new OriginPolicy(List.of("https://App.example.com", "*.Partner.org"));

        assertThat(policy.judge(Optional.of(origin), "https", "other.net", 443)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://app.example.com",
                "https://app.example.com:8443",
                "https://b.app.example.com",
                "https://app.example.com.evil.io",
                "https://partner.org",
                "https://evilpartner.org",
                "https://a.evilpartner.org",
                "https://a.partner.org.evil.io",
                "https://a.partner.org:80.evil.io",
                "https://a.partner.orgx",
                "https://partner.org.",
                "http://a.partner.org",
                "ftp://a.partner.org",
                "null",
            })
    void originThatOnlyLooksListed_isRefused(String origin) {
        var policy = new OriginPolicy(List.of("https://app.example.com", "*.partner.org"));

        assertThat(policy.judge(Optional.of(origin), "https", "other.net", 443)).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "*.partner.org,         http://a.partner.org:8080, http,  true",
        "*.partner.org,         https://a.partner.org,     http,  true",
        "*.partner.org,         http://a.partner.org,      https, false",
        "http://*.partner.org,  http://a.partner.org,      https, true",
        "http://*.partner.org,  https://a.partner.org,     https, false",
        "https://*.partner.org, http://a.partner.org,      http,  false",
        "file://,               file://,                   http,  true",
        "file://,               file://x,                  http,  false",
    })
    void schemeOfSubdomains_isThatOfTheEntry_orHttps(String entry, String origin, String own, boolean allowed) {
        var policy = new OriginPolicy(List.of(entry));

        assertThat(policy.judge(Optional.of(origin), own, "other.net", 9080).isEmpty())
                .isEqualTo(allowed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://anything.io", "null", "file://"})
    void star_allowsAny(String origin) {
        assertThat(new OriginPolicy(List.of("*")).judge(Optional.of(origin), "https", "example.com", 443))
                .isEmpty();
    }

    private static Optional<Refusal> judge(String origin, String scheme, String host, int port) {
        return new OriginPolicy(List.of()).judge(Optional.of(origin), scheme, host, port);
    }
}
