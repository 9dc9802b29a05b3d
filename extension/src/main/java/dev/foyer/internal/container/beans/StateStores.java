// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.io.IOException;
import java.nio.file.Path;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.state.store.FileStore;
import dev.foyer.spi.StateStore;
import org.jspecify.annotations.Nullable;

/** Finds out what keeps the things that rooms remember. */
public final class StateStores {

    private StateStores() {}

    /**
     * Returns the application's store, or the one in a directory, or {@code null} if there is none.
     *
     * @param directory empty if there is none
     * @throws IllegalStateException if the directory cannot be used, or if there is no store and something must be
     *     saved
     */
    public static @Nullable StateStore find(BeanManager beans, RoomTable<StateRule> rules, String directory) {
        Instance<StateStore> own = beans.createInstance().select(StateStore.class);
        if (!own.isUnsatisfied()) {
            return own.get();
        }
        if (!directory.isEmpty()) {
            try {
                return new FileStore(Path.of(directory));
            } catch (IOException | RuntimeException failure) {
                throw new IllegalStateException(Mistake.STATE_DIRECTORY.text(), failure);
            }
        }
        rules.byPattern().values().stream()
                .filter(StateRule::durable)
                .findFirst()
                .ifPresent(durable -> {
                    throw new IllegalStateException(
                            Mistake.STATE_STORE_MISSING.text(durable.type().getName()));
                });
        return null;
    }
}
