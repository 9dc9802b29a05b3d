// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.cdi;

import jakarta.enterprise.inject.spi.BeanManager;

/** Is the CDI of one application, as long as that runs. For one thread. */
public interface Cdi {

    BeanManager beans();

    /** Ends the life of the application's beans. Called once, if {@link #discard} was not. */
    void end();

    /** Ends everything after a failure. Nothing of it is used again. */
    void discard();
}
