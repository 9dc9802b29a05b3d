// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class UnknownSettingsTest {

    @ParameterizedTest
    @EnumSource
    void everySetting_isKnownByKeyAndVariable(Setting setting) {
        assertThat(UnknownSettings.find(Set.of(setting.key(), Setting.variable(setting.key()))))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "foyer.event.timout,            foyer.event.timeout",
        "foyer.eventtimeout,            foyer.event.timeout",
        "foyer.limits.frame_bytes,      foyer.limits.frame-bytes",
        "foyer.limits.frames-bytes,     foyer.limits.frame-bytes",
        "foyer.allowed-origin,          foyer.allowed-origins",
        "FOYER_EVENT_TIMOUT,            FOYER_EVENT_TIMEOUT",
        "FOYER_ALLOWEDORIGINS,          FOYER_ALLOWED_ORIGINS",
    })
    void misspeltName_getsAHint(String name, String meant) {
        assertThat(UnknownSettings.find(Set.of(name)))
                .containsExactly(new UnknownSetting(name, " Did you mean '" + meant + "'?"));
    }

    /** SmallRye Config adds a name with dots for each variable, in which it cannot tell dots from dashes. */
    @Test
    void nameThatTheServerMadeOfAVariable_isKnown() {
        assertThat(UnknownSettings.find(Set.of("FOYER_ALLOWED_ORIGINS", "foyer.allowed.origins")))
                .isEmpty();
        assertThat(UnknownSettings.find(Set.of("foyer.allowed.origins")))
                .containsExactly(new UnknownSetting("foyer.allowed.origins", " Did you mean 'foyer.allowed-origins'?"));
        assertThat(UnknownSettings.find(Set.of("FOYER_NOTHING_LIKE_IT", "foyer.nothing.like.it")))
                .containsExactly(new UnknownSetting("foyer.nothing.like.it", ""));
    }

    @Test
    void namesOfEnginesAndOfTheJarForTokens_areTheirBusiness() {
        assertThat(UnknownSettings.find(Set.of("foyer.backplane.url", "foyer.jwt.roles")))
                .isEmpty();
        assertThat(UnknownSettings.find(Set.of("foyer.jwtroles"))).hasSize(1);
    }

    @Test
    void otherNames_areReportedInTheirOrderAndStrangersAreLeftAlone() {
        var names = new HashSet<>(Arrays.asList(
                "foyer.b.nothing-like-it", "foyer.a.nothing-like-it", "FOYER_NOTHING_LIKE_IT", "foyers.x", "PATH", ""));

        assertThat(UnknownSettings.find(names))
                .containsExactly(
                        new UnknownSetting("foyer.a.nothing-like-it", ""),
                        new UnknownSetting("foyer.b.nothing-like-it", ""));
    }
}
