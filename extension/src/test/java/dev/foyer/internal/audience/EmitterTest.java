// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import jakarta.validation.constraints.NotBlank;

import dev.foyer.ServerEvent;
import dev.foyer.internal.audience.Lounge.Peer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule E6. */
class EmitterTest {

    @ServerEvent("said")
    public record Said(@NotBlank String text) {}

    private final Lounge lounge = new Lounge();
    private final Peer ann = lounge.connect();

    @Test
    void event_isNamedByItsTypeAndValidated() {
        ann.connection().emit(new Said("hi"));

        assertThatThrownBy(() -> ann.connection().emit(new Said(" ")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("FOYER-5006: Event 'said' violates its own constraints and was not sent: text must not be"
                        + " blank. Emit valid data, or change the constraints.");
        assertThat(ann.transport().texts()).containsExactly("{\"event\":\"said\",\"data\":{\"text\":\"hi\"}}");
    }

    @Test
    @SuppressWarnings("NullAway") // what an application does that is not checked for null
    void nothing_isRefusedWith4026() {
        assertThatThrownBy(() -> ann.connection().emit(nothing()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("FOYER-4026: ");
        assertThat(ann.transport().sends()).isZero();
    }

    @Test
    void nameWithNothing_isAnEventWithoutData() {
        assertThat(ann.connection().emit("cleared", null).recipients()).isEqualTo(1);

        assertThat(ann.transport().texts()).containsExactly("{\"event\":\"cleared\"}");
    }

    @Test
    void namedData_isNotValidated() {
        ann.connection().emit("any", new Said(" "));

        assertThat(ann.transport().sends()).isEqualTo(1);
    }

    private static @Nullable Object nothing() {
        return null;
    }
}
