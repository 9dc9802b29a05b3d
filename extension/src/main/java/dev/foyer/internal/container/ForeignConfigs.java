// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.websocket.server.ServerApplicationConfig;

import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;

/**
 * Finds an application's own {@code ServerApplicationConfig} that would publish a wrapped class, which on some servers
 * bypasses the handshake. Foyer calls the configuration a second time, besides the container.
 */
final class ForeignConfigs {

    private ForeignConfigs() {}

    /** Calls the configurations that a container would call, but not their abstract superclasses. */
    static void check(Set<Class<?>> configs, Set<Class<?>> scanned, Problems problems) {
        for (Class<?> config : configs) {
            if (config != FoyerApplicationConfig.class && !Modifier.isAbstract(config.getModifiers())) {
                check(config, scanned, problems);
            }
        }
    }

    private static void check(Class<?> config, Set<Class<?>> scanned, Problems problems) {
        try {
            var constructor = config.getDeclaredConstructor();
            constructor.setAccessible(true);
            var foreign = (ServerApplicationConfig) constructor.newInstance();
            Set<Class<?>> published = foreign.getAnnotatedEndpointClasses(new HashSet<>(scanned));
            Set<Class<?>> returned = published == null ? Set.of() : published;
            returned.stream()
                    .filter(Wrapped::is)
                    .forEach(type -> problems.add(Mistake.FOREIGN_CONFIG, config.getName(), type.getName()));
            String omitted = scanned.stream()
                    .filter(type -> !Wrapped.is(type) && !returned.contains(type))
                    .map(Class::getName)
                    .sorted()
                    .collect(Collectors.joining(", "));
            if (!omitted.isEmpty()) {
                Log.warning(Mistake.PLAIN_PUBLISHED, config.getName(), omitted);
            }
        } catch (ReflectiveOperationException | RuntimeException failure) {
            problems.add(Mistake.CONFIG_UNREADABLE, config.getName());
        }
    }
}
