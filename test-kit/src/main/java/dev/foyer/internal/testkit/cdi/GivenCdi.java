// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import jakarta.enterprise.inject.spi.BeanManager;

/** Is a CDI container that somebody else starts and stops. */
public record GivenCdi(BeanManager beans) implements Cdi {

    @Override
    public void end() {
        // its owner ends it
    }

    @Override
    public void discard() {
        // its owner ends it
    }
}
