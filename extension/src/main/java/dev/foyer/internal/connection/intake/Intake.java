// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.intake;

/**
 * Takes one kind of data that arrives on a session, on the container's thread.
 *
 * @param <P> a part of a message
 */
@FunctionalInterface
public interface Intake<P> {

    /**
     * Takes a part of a message.
     *
     * @param last whether it is the message's last part
     */
    void take(P part, boolean last);
}
