// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.time.Clock;
import java.util.Optional;

import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.spi.TokenVerifier;

/** Gives a verifier the settings and the clock that Foyer has. */
record VerifierSurroundings(Clock clock, SettingsSource settings) implements TokenVerifier.Surroundings {

    @Override
    public Optional<String> setting(String key) {
        return settings.value(key);
    }

    @Override
    public void warn(String text) {
        Log.warning(Code.VERIFIER_WARNS, text);
    }
}
