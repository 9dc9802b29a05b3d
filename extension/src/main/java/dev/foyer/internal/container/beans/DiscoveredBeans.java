// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.enterprise.inject.spi.Bean;

/**
 * Collects the beans of the application as CDI announces them: on some servers, the bean manager given to an extension
 * does not see the beans beside it.
 */
public final class DiscoveredBeans {

    private final List<Bean<?>> all = new ArrayList<>();

    public void add(Bean<?> bean) {
        all.add(bean);
    }

    /** Returns the beans that the same application can use: one archive can contain several applications. */
    public List<Bean<?>> usableFrom(Collection<Class<?>> endpoints) {
        return all.stream()
                .filter(bean ->
                        endpoints.stream().anyMatch(endpoint -> sees(endpoint.getClassLoader(), bean.getBeanClass())))
                .toList();
    }

    private static boolean sees(ClassLoader loader, Class<?> type) {
        try {
            return Class.forName(type.getName(), false, loader) == type;
        } catch (ClassNotFoundException | LinkageError hidden) {
            return false;
        }
    }
}
