// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.settings;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/** Reads settings from system properties, else from the environment, else from the application's own file. */
record SystemSource(Properties properties, Map<String, String> environment, Properties application)
        implements SettingsSource {

    @Override
    public Optional<String> value(String key) {
        return Optional.ofNullable(properties.getProperty(key))
                .or(() -> Optional.ofNullable(environment.get(Setting.variable(key))))
                .or(() -> Optional.ofNullable(application.getProperty(key)))
                .map(value -> plain(key, value));
    }

    @Override
    public Set<String> names() {
        Set<String> names = new HashSet<>(properties.stringPropertyNames());
        names.addAll(environment.keySet());
        names.addAll(application.stringPropertyNames());
        return names;
    }

    /** Refuses a reference to another value: as literal text it would be wrong, though not always invalid. */
    private static String plain(String key, String value) {
        if (value.contains("${")) {
            throw new IllegalArgumentException(key + " refers to another value, which requires MicroProfile Config");
        }
        return value;
    }
}
