// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.wire.Incoming;

/**
 * An event that is to be answered.
 *
 * @param event the event
 * @param endpoint the endpoint that it is for
 * @param connection the connection that it came on
 */
record Exchange(Incoming.Event event, EndpointModel endpoint, LiveConnection connection) {

    /** The endpoint's class, for people. */
    String where() {
        return endpoint.type().getName();
    }
}
