// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.context;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.Dependent;

/** Lives with the instance that it is injected into, and refuses to be called after its end. */
@Dependent
public class Companion {

    private boolean destroyed;

    /** Fails if the instance has been destroyed. */
    public void accompany() {
        if (destroyed) {
            throw new IllegalStateException("destroyed");
        }
    }

    @PreDestroy
    void end() {
        destroyed = true;
    }
}
