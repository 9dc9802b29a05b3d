// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model;

import java.util.List;

import dev.foyer.RoomPresence;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PresenceTypesTest {

    @RoomPresence("board:main")
    public record Main(String name) {}

    @RoomPresence("board:{id}")
    public record Card(String name) {}

    @RoomPresence("{any}")
    public record Any(String name) {}

    @RoomPresence("board:{id")
    public record Broken(String name) {}

    public record NotPresence(String name) {}

    @Test // P1
    void room_hasTheTypeOfTheMostExactPattern() {
        var types = new PresenceTypes(List.of(Any.class, Card.class, NotPresence.class, Main.class));

        assertThat(types.of("board:main")).contains(Main.class);
        assertThat(types.of("board:7")).contains(Card.class);
        assertThat(types.of("lobby")).contains(Any.class);
        assertThat(types.of("board:7/8")).isEmpty();
        assertThat(types.byPattern()).containsValues(Main.class, Card.class, Any.class);
    }

    @Test // P1
    void applicationWithoutTypes_isEmpty() {
        assertThat(PresenceTypes.NONE.isEmpty()).isTrue();
        assertThat(new PresenceTypes(List.of(NotPresence.class)).isEmpty()).isTrue();
        assertThat(new PresenceTypes(List.of(Card.class)).isEmpty()).isFalse();
        assertThat(PresenceTypes.NONE.of("lobby")).isEmpty();
    }

    @Test // P1
    void invalidPattern_isRefused() {
        assertThatThrownBy(() -> new PresenceTypes(List.of(Broken.class)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not closed");
    }
}
