// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.check;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import dev.foyer.ClientEvent;
import dev.foyer.EventKey;
import dev.foyer.EventVersion;
import dev.foyer.RoomPresence;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule D9. */
class LatestTypesTest {

    @ServerEvent(value = "price", delivery = Mode.LATEST, retained = true)
    public record Price(@EventKey String lot, @EventVersion Long version) {}

    @ServerEvent(value = "tick", delivery = Mode.LATEST)
    public record Tick(@EventVersion byte tick) {}

    @ServerEvent(value = "cursor", delivery = Mode.LATEST)
    public record Cursor(@EventKey Optional<String> by) {}

    @ServerEvent("said")
    public record Said(String text) {}

    @ServerEvent("a")
    public record KeyOfAnyEvent(@EventKey String key) {}

    @ServerEvent(value = "b", delivery = Mode.VOLATILE)
    public record VersionOfAVolatile(@EventVersion int version) {}

    @ServerEvent(value = "c", retained = true)
    public record RetainedOfAnyMode(String text) {}

    @ServerEvent(value = "d", delivery = Mode.LATEST)
    public record Twice(
            @EventKey String one,
            @EventKey String two,
            @EventVersion int three,
            @EventVersion int four) {}

    @ServerEvent(value = "e", delivery = Mode.LATEST)
    public record TextVersion(@EventVersion String version) {}

    @ServerEvent(value = "f", delivery = Mode.LATEST)
    public record FractionVersion(@EventVersion BigDecimal version) {}

    @ClientEvent("g")
    public record OfAClient(@EventKey String key) {}

    @RoomPresence("h")
    public record OfAPresence(@EventVersion long version) {}

    @Test
    void everyMistake_isReported() {
        assertThat(problems(
                        KeyOfAnyEvent.class,
                        VersionOfAVolatile.class,
                        RetainedOfAnyMode.class,
                        Twice.class,
                        TextVersion.class,
                        FractionVersion.class,
                        OfAClient.class,
                        OfAPresence.class,
                        Price.class))
                .satisfiesExactly(
                        one -> assertThat(one)
                                .startsWith("FOYER-1072: " + KeyOfAnyEvent.class.getName() + " uses @EventKey,"),
                        two -> assertThat(two)
                                .startsWith("FOYER-1072: " + OfAClient.class.getName() + " uses @EventKey,"),
                        three -> assertThat(three)
                                .startsWith("FOYER-1072: " + OfAPresence.class.getName() + " uses @EventVersion,"),
                        four -> assertThat(four)
                                .startsWith(
                                        "FOYER-1072: " + RetainedOfAnyMode.class.getName() + " uses retained = true,"),
                        five -> assertThat(five)
                                .startsWith(
                                        "FOYER-1072: " + VersionOfAVolatile.class.getName() + " uses @EventVersion,"),
                        six -> assertThat(six)
                                .startsWith("FOYER-1073: " + Twice.class.getName()
                                        + " has several components with @EventKey: 'one' and 'two'."),
                        seven -> assertThat(seven)
                                .startsWith("FOYER-1073: " + Twice.class.getName()
                                        + " has several components with @EventVersion: 'three' and 'four'."),
                        eight -> assertThat(eight)
                                .startsWith("FOYER-1074: Component 'version' of " + FractionVersion.class.getName()
                                        + " has @EventVersion and the type java.math.BigDecimal,"),
                        nine -> assertThat(nine)
                                .startsWith("FOYER-1074: Component 'version' of " + TextVersion.class.getName()
                                        + " has @EventVersion and the type java.lang.String,"));
    }

    @Test
    void rightUses_areRight() {
        assertThat(problems(Price.class, Tick.class, Cursor.class, Said.class)).isEmpty();
        assertThat(LatestTypes.areRetained(List.of(Said.class, Price.class))).isTrue();
        assertThat(LatestTypes.areRetained(List.of(Tick.class))).isTrue();
        assertThat(LatestTypes.areRetained(List.of(Said.class, Cursor.class))).isFalse();
    }

    private static List<String> problems(Class<?>... types) {
        var problems = new Problems();
        LatestTypes.check(List.of(types), problems);
        return problems.asException()
                .map(Exception::toString)
                .orElse("")
                .lines()
                .skip(1)
                .map(String::strip)
                .toList();
    }
}
