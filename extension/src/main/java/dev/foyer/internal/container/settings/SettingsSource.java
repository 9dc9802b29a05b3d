// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Optional;
import java.util.Set;

/** Provides settings. */
public interface SettingsSource {

    /** Returns the configured value of a key, if there is one. */
    Optional<String> value(String key);

    /** Returns all configured names, including those of other programs. */
    Set<String> names();
}
