// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import dev.foyer.internal.connection.ConnectionFactory;
import dev.foyer.internal.connection.ConnectionLimit;
import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.connection.Sending;
import dev.foyer.internal.connection.Timing;
import dev.foyer.internal.connection.drain.Draining;
import dev.foyer.internal.connection.intake.EventHandling;
import dev.foyer.internal.connection.intake.IntakeFactory;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.session.SessionIntakes;
import dev.foyer.internal.container.session.SessionOpener;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.handshake.Admissions;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.wire.FrameReader;

/**
 * What a handshake passes on its way to a connection.
 *
 * @param admissions decide on it
 * @param limit says how many there may be
 * @param halfOpen has those that are accepted and not connected yet
 * @param opener connects them
 * @param draining keeps them out when the node is to be empty
 */
public record Entrance(
        Admissions admissions, ConnectionLimit limit, HalfOpen halfOpen, SessionOpener opener, Draining draining) {

    /**
     * What a connection is made of.
     *
     * @param open has all of them
     */
    public record Means(Scopes scopes, Answering answering, Sending sending, OpenConnections open, Timing timing) {}

    public static Entrance of(Settings settings, Threads threads, Admissions admissions, Means means) {
        Scopes scopes = means.scopes();
        Answering answering = means.answering();
        Sending sending = means.sending();
        OpenConnections open = means.open();
        var connections = new ConnectionFactory(settings, scopes, sending, open, means.timing());
        var intakes = new IntakeFactory(
                new FrameReader(settings.limits().jsonDepth()),
                new EventHandling(
                        scopes,
                        answering.dispatcher(),
                        answering.answers(),
                        sending.measures(),
                        Verifying.refreshing(admissions, scopes, sending.rejoining(), answering.answers())),
                settings.limits().frames().bytes());
        var halfOpen = new HalfOpen(
                threads.timer(),
                settings.timeouts().handshake(),
                scope -> threads.workers().execute(() -> scopes.discard(scope)));
        return new Entrance(
                admissions,
                new ConnectionLimit(settings.limits().connections(), () -> open.countPresent() + halfOpen.count()),
                halfOpen,
                new SessionOpener(
                        halfOpen,
                        connections,
                        new SessionIntakes(
                                intakes, scopes, open, settings.outbox().maxBytes()),
                        threads.closers(),
                        threads.lateClosers()),
                new Draining(open, halfOpen, means.timing(), threads.timer()));
    }
}
