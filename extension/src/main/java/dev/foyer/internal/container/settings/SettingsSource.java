// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.Optional;
import java.util.Set;

/** Where settings come from. */
public interface SettingsSource {

    /** What is configured for a key, if anything is. */
    Optional<String> value(String key);

    /** All names that something is configured for, those of other programs included. */
    Set<String> names();
}
