// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule H2: names ignore case. */
class HandshakeTest {

    private final Map<String, List<String>> headers = new HashMap<>(Map.of(
            "X-B", new ArrayList<>(List.of("1", "2")), "x-a", List.of("3"), "Zed", List.of(), "_", List.of("4")));
    private final Handshake handshake = new Handshake("/chat", headers);

    @Test
    void names_ignoreCase() {
        assertThat(handshake.headers().get("x-b")).containsExactly("1", "2");
        assertThat(handshake.headers().containsKey("X-A")).isTrue();
        assertThat(handshake.headers().get("x-c")).isNull();
        assertThat(handshake.headers().containsKey(null)).isFalse();
        assertThat(handshake.header("ZED")).isEmpty();
        assertThat(handshake.header("X-b")).contains("1");
    }

    @Test
    void itIsAMap_likeAnyOther() {
        var other = new TreeMap<String, List<String>>(headers);
        assertThat(handshake.headers())
                .isEqualTo(other)
                .hasSameHashCodeAs(other)
                .hasSize(4);
        assertThat(handshake.headers().keySet()).containsExactlyInAnyOrderElementsOf(headers.keySet());
        assertThat(new Handshake("/", Map.of()).headers()).isEmpty();
    }

    @Test
    void copies_doNotChange() {
        headers.clear();

        assertThat(handshake.headers()).hasSize(4);
        assertThatThrownBy(() -> handshake.headers().put("a", List.of()))
                .isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> handshake.headers().clear()).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(
                        () -> handshake.headers().getOrDefault("x-b", List.of()).add("5"))
                .isInstanceOf(UnsupportedOperationException.class);
    }
}
