// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster;

import java.util.Optional;
import java.util.function.Function;

import dev.foyer.spi.Backplane;

/**
 * Tells an engine which node it belongs to.
 *
 * @param settings finds a setting by its key
 */
public record NodeSelf(String node, String application, Function<String, Optional<String>> settings)
        implements Backplane.Self {

    @Override
    public Optional<String> setting(String key) {
        return settings.apply(key);
    }
}
