// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.util.Optional;
import java.util.function.Function;

import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.Emitter;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.cluster.Node;
import dev.foyer.internal.container.beans.Services;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.flow.Commits;
import dev.foyer.internal.history.Histories;
import dev.foyer.internal.history.LocalLog;
import dev.foyer.internal.history.LogRooms;
import dev.foyer.internal.latest.LatestEvents;
import dev.foyer.internal.latest.LatestTerms;
import dev.foyer.internal.latest.RetainedEvents;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.settings.OutboxLimits;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.wire.FrameWriter;

/**
 * Wires what takes an emit to its receivers, and keeps events for those who come later.
 *
 * @param logs the rooms with a history
 */
public record Emitting(Emitter emitter, LogRooms logs) {

    /**
     * What an emit goes through.
     *
     * @param writer writes the event
     * @param events validates it
     * @param distributor hands it to the connections of this node
     * @param commits let it wait for a transaction
     * @param histories reads what rooms with a history have kept
     */
    public record Means(
            FrameWriter writer,
            EmitValidator events,
            Distributor distributor,
            Commits commits,
            Function<LogRooms, Histories> histories) {}

    public static Emitting of(
            Services services,
            OutboxLimits outbox,
            Optional<Node> node,
            Threads threads,
            Means means,
            Measures measures) {
        OtherNodes others = node.<OtherNodes>map(some -> some).orElse(OtherNodes.NONE);
        var here = new ThisNode(services.registry());
        var logs = new LogRooms(
                services.rules().history(),
                node.map(Node::log).orElseGet(() -> new LocalLog(threads.clock(), threads.nanos(), threads.timer())),
                here,
                threads.clock(),
                outbox.maxBytes() / 2);
        var latest = new LatestEvents(
                new LatestTerms(
                        new LatestTerms.Allowed(services.rules().retaining(), outbox.latest()),
                        node.map(Node::retained).orElse(RetainedEvents.NONE),
                        here::members,
                        new LatestTerms.Time(threads.nanos(), threads.timer())),
                means.distributor(),
                others);
        var ways = new Emitter.Ways(
                means.distributor(), others, means.commits(), means.histories().apply(logs), latest);
        return new Emitting(new Emitter(means.writer(), outbox.maxBytes(), means.events(), ways, measures), logs);
    }
}
