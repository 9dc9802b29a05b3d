// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection;

import java.time.Duration;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.saved.Arrival;
import dev.foyer.internal.connection.away.Parking;
import dev.foyer.internal.connection.away.ScopedReturn;
import dev.foyer.internal.connection.away.Tickets;
import dev.foyer.internal.connection.welcome.Introduction;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.internal.wire.Welcomed;
import org.jspecify.annotations.Nullable;

/** Introduces a connection to a client that understands the subprotocol {@code foyer.v1}. */
final class Greeting implements Introduction {

    private final Lifecycle lifecycle;
    private final LiveConnection connection;
    private final @Nullable Parking parking;
    private final Means means;

    private boolean moved;

    /**
     * What introductions are made with.
     *
     * @param heartbeat after how long a client that says nothing is pinged
     */
    record Means(FrameWriter writer, Duration heartbeat, Tickets tickets, Moving moving, ScopedReturn back) {

        /** Returns what every first frame on a line of a connection says. */
        Welcomed welcomed(Lifecycle lifecycle) {
            LiveConnection connection = lifecycle.scope().connection();
            return new Welcomed(
                    connection.id(),
                    heartbeat,
                    lifecycle
                            .conduct()
                            .validity()
                            .secondsUntil(connection.person().rights().expires()));
        }
    }

    /**
     * Begins.
     *
     * @param parking what lets the connection outlive its line, or {@code null}
     */
    Greeting(Lifecycle lifecycle, @Nullable Parking parking, Means means) {
        this.lifecycle = lifecycle;
        this.connection = lifecycle.scope().connection();
        this.parking = parking;
        this.means = means;
    }

    @Override
    public boolean isOurs() {
        return true;
    }

    @Override
    public void follow(@Nullable Arrival arrival) {
        if (parking != null) {
            means.moving().follow(lifecycle, arrival);
        }
        moved = parking != null && arrival != null;
    }

    @Override
    public void arrive() {
        if (parking == null || !moved) {
            return;
        }
        Tickets.Issued issued = means.tickets().issue(connection.id(), parking);
        issued.save(connection);
        connection.offer(means.writer().moved(means.welcomed(lifecycle), issued.ticket()));
        means.back().rejoin(lifecycle.scope());
    }

    @Override
    public void welcome() {
        if (moved) {
            return;
        }
        if (parking == null) {
            connection.offer(means.writer().welcome(means.welcomed(lifecycle)));
        } else {
            Tickets.Issued issued = means.tickets().issue(connection.id(), parking);
            issued.save(connection);
            connection.offer(means.writer().welcome(means.welcomed(lifecycle), issued.ticket()));
        }
    }
}
