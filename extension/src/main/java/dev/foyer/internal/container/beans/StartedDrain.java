// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.time.Duration;
import java.util.concurrent.CompletionStage;

import dev.foyer.Drain;
import dev.foyer.internal.diagnostics.Code;
import org.jspecify.annotations.Nullable;

/** Stands for the drain in beans, which may be created before the application starts. Safe for any thread. */
final class StartedDrain implements Drain {

    private volatile @Nullable Drain started;

    /** Sets what this stands for. */
    void start(Drain drain) {
        started = drain;
    }

    @Override
    public CompletionStage<Void> begin(Duration over) {
        Drain now = started;
        if (now == null) {
            throw new IllegalStateException(Code.DRAIN_EARLY.text());
        }
        return now.begin(over);
    }

    @Override
    public boolean hasBegun() {
        Drain now = started;
        return now != null && now.hasBegun();
    }
}
