// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.measure.Course;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.wire.Incoming;

/**
 * An event that needs an answer.
 *
 * @param event the event
 * @param endpoint the endpoint that receives it
 * @param connection the connection that it came on
 * @param course is told when it is answered
 */
public record Exchange(Incoming.Event event, EndpointModel endpoint, LiveConnection connection, Course course) {

    /** Returns the name of the endpoint's class, for messages. */
    String where() {
        return endpoint.type().getName();
    }
}
