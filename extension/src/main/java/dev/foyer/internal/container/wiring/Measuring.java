// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.wiring;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.LongSupplier;

import jakarta.enterprise.inject.spi.BeanManager;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.audience.ThisNode;
import dev.foyer.internal.container.telemetry.Telemetry;
import dev.foyer.internal.measure.Instrument;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.settings.Signal;

/** Wires what is measured with what knows it, and with what takes it to operators. */
public final class Measuring {

    /** The events that a guard answers. */
    private static final Set<String> OF_ROOMS = Set.of("room.join", "room.leave");

    private Measuring() {}

    /** Finds the application's telemetry, and has it told what the registry knows. */
    public static Measures of(BeanManager beans, Set<Signal> wanted, LongSupplier nanos, Registry registry) {
        Telemetry telemetry = Telemetry.find(beans, wanted);
        var measures = new Measures(telemetry.meters(), telemetry.tracing(), nanos, wanted.contains(Signal.METRICS));
        var here = new ThisNode(registry);
        measures.watch(Instrument.ROOM_ACTIVE, () -> registry.countHere(Group.Kind.ROOM));
        measures.watch(Instrument.USER_ACTIVE, () -> registry.countHere(Group.Kind.USER));
        measures.watch(Instrument.OUTBOX_USAGE, () -> here.load().bytes());
        measures.watch(Instrument.FRAME_WAITING, () -> here.load().frames());
        return measures;
    }

    /** Declares the endpoints, with whose names everything else is measured. */
    public static void declare(
            Measures measures, Collection<EndpointModel> endpoints, boolean guarded, Registry registry) {
        for (EndpointModel endpoint : endpoints) {
            String path = endpoint.path().toString();
            var events = new LinkedHashSet<>(endpoint.methods().events().keySet());
            events.remove(EndpointModel.FALLBACK);
            if (guarded) {
                events.addAll(OF_ROOMS);
            }
            measures.declare(path, events, () -> registry.sizeHere(Group.endpoint(path)));
        }
    }
}
