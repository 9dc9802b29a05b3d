// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.welcome;

import dev.foyer.internal.audience.saved.Arrival;
import org.jspecify.annotations.Nullable;

/** Introduces a connection to its client. The methods are called in this order, each once. */
public interface Introduction {

    /** Tests whether the client understands the subprotocol {@code foyer.v1}. */
    boolean isOurs();

    /**
     * Lets the connection be found by other nodes. Called before it opens.
     *
     * @param arrival what it brings from another node, or {@code null}
     */
    void follow(@Nullable Arrival arrival);

    /** Welcomes the client of a connection from another node, and brings the connection back into its rooms. */
    void arrive();

    /** Welcomes the client, unless that has been done. */
    void welcome();
}
