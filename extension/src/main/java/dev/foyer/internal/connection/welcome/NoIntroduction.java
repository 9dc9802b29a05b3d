// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.welcome;

import dev.foyer.internal.audience.saved.Arrival;
import org.jspecify.annotations.Nullable;

/** Is what a client gets that does not understand the subprotocol {@code foyer.v1}: nothing. */
public final class NoIntroduction implements Introduction {

    public static final NoIntroduction INSTANCE = new NoIntroduction();

    private NoIntroduction() {}

    @Override
    public boolean isOurs() {
        return false;
    }

    @Override
    public void follow(@Nullable Arrival arrival) {}

    @Override
    public void arrive() {}

    @Override
    public void welcome() {}
}
