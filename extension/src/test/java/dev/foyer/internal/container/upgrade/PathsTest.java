// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.List;
import java.util.stream.Stream;

import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.PeerModel;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule H11: which requests are ours. */
class PathsTest {

    private final Paths paths = new Paths(
            Stream.of("/{any}", "/rooms/{room}", "/chat")
                    .map(PathsTest::endpoint)
                    .toList(),
            Stream.of("/plain", "/rooms/public").map(PathTemplate::parse).toList());

    @Test
    void mostExactEndpoint_isFound() {
        assertThat(found("/chat")).isEqualTo("/chat {}");
        assertThat(found("/other")).isEqualTo("/{any} {any=other}");
        assertThat(found("/rooms/a%20b")).isEqualTo("/rooms/{room} {room=a b}");
    }

    @Test
    void plainEndpointThatIsMoreExact_isNotOurs() {
        assertThat(paths.find("/plain")).isEmpty();
        assertThat(paths.find("/rooms/public")).isEmpty();
    }

    @Test
    void otherPaths_areNotOurs() {
        assertThat(paths.find("/")).isEmpty();
        assertThat(paths.find("/rooms/")).isEmpty();
        assertThat(paths.find("/rooms/a/b")).isEmpty();
    }

    private String found(String path) {
        return paths.find(path)
                .map(match -> match.endpoint().path() + " " + match.variables())
                .orElse("");
    }

    private static EndpointModel endpoint(String path) {
        return new EndpointModel(
                PathsTest.class, PathTemplate.parse(path), List.of(), PeerModel.ANYBODY, EndpointMethods.NONE);
    }
}
