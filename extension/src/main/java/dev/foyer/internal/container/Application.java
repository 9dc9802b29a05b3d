// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;

import dev.foyer.Cluster;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.audience.RoomPresences;
import dev.foyer.internal.audience.follow.Followers;
import dev.foyer.internal.audience.saved.SavedConnections;
import dev.foyer.internal.cluster.Alone;
import dev.foyer.internal.cluster.Node;
import dev.foyer.internal.connection.OpenConnections;
import dev.foyer.internal.connection.Sending;
import dev.foyer.internal.connection.StopState;
import dev.foyer.internal.connection.Timing;
import dev.foyer.internal.connection.away.Rejoining;
import dev.foyer.internal.connection.watch.Heartbeat;
import dev.foyer.internal.connection.watch.SenderWatch;
import dev.foyer.internal.container.beans.Announcements;
import dev.foyer.internal.container.beans.ApplicationJsonb;
import dev.foyer.internal.container.beans.ApplicationValidator;
import dev.foyer.internal.container.beans.Services;
import dev.foyer.internal.container.beans.StateStores;
import dev.foyer.internal.container.operations.Vitals;
import dev.foyer.internal.container.server.Threads;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.container.wiring.Answering;
import dev.foyer.internal.container.wiring.Attending;
import dev.foyer.internal.container.wiring.Clustering;
import dev.foyer.internal.container.wiring.Emitting;
import dev.foyer.internal.container.wiring.Entrance;
import dev.foyer.internal.container.wiring.Measuring;
import dev.foyer.internal.container.wiring.Remembering;
import dev.foyer.internal.container.wiring.Verifying;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.EndpointInstances;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.context.Transactions;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.flow.Ids;
import dev.foyer.internal.flow.Waits;
import dev.foyer.internal.handshake.Admissions;
import dev.foyer.internal.handshake.Patience;
import dev.foyer.internal.history.Histories;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.settings.RoomLimits;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.outbound.OutboxSizes;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.payload.name.JsonNames;
import dev.foyer.internal.presence.Outlet;
import dev.foyer.internal.presence.PresenceJson;
import dev.foyer.internal.state.StateJson;
import dev.foyer.internal.state.StateOutlet;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.spi.RoomGuard;
import dev.foyer.spi.TokenVerifier;

/** Wires all stages of one application, from the last to the first, and stops them. */
public final class Application {

    private final Settings settings;
    private final LongSupplier nanos;
    private final Optional<Node> node;
    private final boolean guarded;
    private final Jsonb jsonb;
    private final Validator validator;
    private final Scopes scopes;
    private final Announcements announcements;
    private final OpenConnections open;
    private final PayloadReader payloads;
    private final Vitals vitals;
    private final Measures measures;
    private final Registry registry;
    private final Waits waits;
    private final Entrance entrance;
    private final Shutdown shutdown;
    private final Remembering remembering;
    private final Runnable verifying;
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile Runnable door = () -> {};

    Application(Host host, Settings settings, BeanManager beans, Contexts contexts, Services services) {
        this.settings = settings;
        Threads threads = host.threads(contexts, settings.outbox().sendTimeout());
        LongSupplier nanos = threads.nanos();
        this.nanos = nanos;
        services.keepTime(nanos);
        this.registry = services.registry();
        this.measures = Measuring.of(beans, settings.exposure().telemetry(), nanos, services.registry());
        Transactions transactions = host.transactions();
        SettingsSource source = host.settings(Thread.currentThread().getContextClassLoader());
        this.node =
                Clustering.node(host.backplanes(beans), source, host::name, threads, services.registry(), transactions);
        services.join(node.<Cluster>map(some -> some).orElseGet(() -> new Alone(Ids.next(threads.random()))));
        Optional<RoomGuard> guard = Answering.guard(beans);
        this.guarded = guard.isPresent();
        this.jsonb = ApplicationJsonb.of(beans);
        this.validator = ApplicationValidator.of(beans, contexts);
        this.payloads = new PayloadReader(jsonb, validator);

        int maxOutboxBytes = settings.outbox().maxBytes();
        var writer = new FrameWriter(jsonb, settings.limits().frames().bytes(), contexts);
        var outboxes = new OutboxFactory(
                new OutboxSizes(
                        maxOutboxBytes,
                        settings.outbox().window(),
                        settings.outbox().resume().maxBytes()),
                threads.senders(),
                threads.workers(),
                nanos,
                measures.traffic());
        var events = new EmitValidator(validator, contexts);
        var distributor = new Distributor(threads.senders(), nanos, threads::pause);
        var emitting = Emitting.of(
                services,
                settings.outbox(),
                node,
                threads,
                new Emitting.Means(
                        writer, events, distributor, transactions, all -> new Histories(all, jsonb, contexts, threads)),
                measures);
        this.scopes = new Scopes(beans, services.current(), services.requests().isAny(), contexts, transactions);
        this.announcements = new Announcements(services.observed(), beans, scopes, threads);
        RoomPresences presences = Attending.presences(
                services,
                node,
                threads,
                new Outlet(distributor, maxOutboxBytes / 2),
                new PresenceJson(jsonb, writer, contexts),
                events);
        RoomLimits rooms = settings.limits().rooms();
        this.remembering = Remembering.of(
                services.rules().states(),
                node,
                threads,
                new Remembering.Values(
                        new StateJson(
                                jsonb, writer, contexts, events, Math.min(rooms.stateBytes(), maxOutboxBytes / 2)),
                        new StateOutlet(distributor),
                        StateStores.find(beans, services.rules().states(), rooms.stateDirectory()),
                        rooms.states()));
        Followers.open(
                services.registry(),
                new Registry.Parts(emitting.emitter(), threads.random(), others(), presences, remembering.rooms()),
                announcements);

        Answering answering =
                Answering.of(services, settings, threads, guard, payloads, new Answers(writer, events, maxOutboxBytes));
        var stop = new StopState();
        this.open = new OpenConnections(
                nanos, threads, stop, settings.outbox().resume().maxParked());
        var rejoining = new Rejoining(
                emitting.logs(),
                (connection, name) ->
                        services.rooms().in(connection.namespace()).get(name),
                answering.rights());
        SavedConnections saved = node.map(Node::saved).orElse(SavedConnections.NONE);
        var timing = new Timing(nanos, threads.clock(), threads.workers(), stop, threads.random());
        TokenVerifier verifier = Verifying.verifier(beans);
        var admissions = new Admissions(
                services.registry(),
                scopes,
                validator,
                new Patience(settings.timeouts().handshake(), threads),
                new Admissions.Acquaintance(
                        answering.logins(),
                        Verifying.tokens(
                                verifier,
                                scopes,
                                threads.clock(),
                                settings.exposure().credentials())));
        this.verifying = () -> Verifying.start(verifier, threads.clock(), source);
        this.entrance = Entrance.of(
                settings,
                threads,
                admissions,
                new Entrance.Means(
                        scopes, answering, new Sending(outboxes, writer, rejoining, saved, measures), open, timing));
        services.drainBy(entrance.draining());
        this.waits = threads;
        this.shutdown = new Shutdown(open, entrance.halfOpen(), scopes, announcements, threads);
        Heartbeat.start(settings, open, threads.timer(), nanos);
        this.vitals = new Vitals(
                open,
                services.registry(),
                SenderWatch.start(threads.senders(), threads.timer(), nanos),
                entrance.draining(),
                stop);
    }

    private OtherNodes others() {
        return node.<OtherNodes>map(some -> some).orElse(OtherNodes.NONE);
    }

    /**
     * Prepares for tokens, and connects this node with the others, if there can be some.
     *
     * @throws IllegalStateException if that is not possible
     */
    void connect() {
        verifying.run();
        node.ifPresent(Node::start);
    }

    /** Sets the action that keeps further handshakes out when the application begins to stop. */
    void closesWith(Runnable closing) {
        door = closing;
    }

    LongSupplier nanos() {
        return nanos;
    }

    Settings settings() {
        return settings;
    }

    /** Returns the names of properties in JSON, determined anew. */
    JsonNames names() {
        return new JsonNames(jsonb);
    }

    /** Tests whether a guard decides on clients' requests to join rooms. */
    boolean guarded() {
        return guarded;
    }

    Validator validator() {
        return validator;
    }

    PayloadReader payloads() {
        return payloads;
    }

    EndpointInstances instances() {
        return scopes.instances();
    }

    /** Returns what handshakes pass. */
    Entrance entrance() {
        return entrance;
    }

    Vitals vitals() {
        return vitals;
    }

    /** Has the endpoints told apart in what is measured. */
    void measure(List<EndpointModel> endpoints) {
        Measuring.declare(measures, endpoints, guarded, registry);
    }

    /** Returns what measures the application. */
    public Measures measures() {
        return measures;
    }

    Scopes scopes() {
        return scopes;
    }

    Announcements announcements() {
        return announcements;
    }

    OpenConnections connections() {
        return open;
    }

    /** Stops the application. Servers differ in which caller comes first; only the first call has an effect. */
    public void stop() {
        if (stopping.compareAndSet(false, true)) {
            entrance.draining().finish(settings.timeouts().drain(), waits);
            door.run();
            shutdown.run(settings.timeouts().shutdown(), this::stopNode);
        }
    }

    private void stopNode() {
        measures.close();
        remembering.close(nanos.getAsLong());
        node.ifPresent(Node::stop);
    }
}
