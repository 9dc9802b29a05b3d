// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Settings from system properties, else from the environment. */
record SystemSource(Properties properties, Map<String, String> environment) implements SettingsSource {

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(Setting.variable(key))));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(properties.stringPropertyNames());
        names.addAll(environment.keySet());
        return names;
    }
}
