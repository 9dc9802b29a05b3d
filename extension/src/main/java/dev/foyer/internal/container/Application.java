// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.Jsonb;
import jakarta.validation.Validator;
import jakarta.websocket.Session;

import dev.foyer.Closing;
import dev.foyer.internal.audience.EmitValidator;
import dev.foyer.internal.audience.Emitter;
import dev.foyer.internal.audience.RegisteredRooms;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.connection.ConnectionLimit;
import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.connection.Heartbeat;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.container.beans.Announcements;
import dev.foyer.internal.container.beans.ApplicationJsonb;
import dev.foyer.internal.container.beans.ApplicationValidator;
import dev.foyer.internal.container.beans.ObservedEvents;
import dev.foyer.internal.container.server.ServerContexts;
import dev.foyer.internal.container.server.WatchedClosers;
import dev.foyer.internal.container.server.Workers;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.CurrentScope;
import dev.foyer.internal.context.EndpointInstances;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Logins;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.dispatch.Dispatcher;
import dev.foyer.internal.dispatch.GuardedRooms;
import dev.foyer.internal.handshake.Admissions;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.Settings;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.OutboxFactory;
import dev.foyer.internal.outbound.Senders;
import dev.foyer.internal.payload.JsonNames;
import dev.foyer.internal.payload.PayloadReader;
import dev.foyer.internal.wire.FrameReader;
import dev.foyer.internal.wire.FrameWriter;
import dev.foyer.spi.RoomGuard;

/** All stages of one application, put together. */
public final class Application {

    /** The subprotocol of clients that understand all of the wire format. */
    public static final String SUBPROTOCOL = "foyer.v1";

    private final Settings settings;
    private final Workers workers;
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Application::timerThread);
    private final WatchedClosers closers;
    private final Senders senders;
    private final OutboxFactory outboxes;
    private final EndpointInstances instances;
    private final Scopes scopes;
    private final Announcements announcements;
    private final Jsonb jsonb;
    private final Validator validator;
    private final FrameReader reader;
    private final FrameWriter writer;
    private final Emitter emitter;
    private final boolean guarded;
    private final Answers answers;
    private final PayloadReader payloads;
    private final Dispatcher dispatcher;
    private final Admissions admissions;
    private final HalfOpen halfOpen;
    private final ConnectionLimit limit;
    private final Set<Lifecycle> lifecycles = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private volatile Runnable door = () -> {};
    private volatile boolean over;

    public Application(
            Settings settings,
            BeanManager beans,
            Contexts contexts,
            CurrentScope current,
            Registry registry,
            ObservedEvents observed) {
        this.settings = settings;
        timer.setRemoveOnCancelPolicy(true);
        this.workers = Workers.ofServer(contexts);
        this.closers = new WatchedClosers(workers::inContext, timer, settings.outboxSendTimeout());
        this.senders = new Senders(workers::inContext, Application::senderThread);
        this.jsonb = ApplicationJsonb.of(beans);
        this.validator = ApplicationValidator.of(beans, contexts);
        this.instances = new EndpointInstances(beans);
        this.scopes = new Scopes(beans, current, contexts, ServerContexts.transactions());
        this.announcements = new Announcements(observed, beans, scopes, workers);
        this.reader = new FrameReader(settings.maxJsonDepth());
        this.writer = new FrameWriter(jsonb, settings.maxFrameBytes(), contexts);
        var events = new EmitValidator(validator, contexts);
        this.outboxes = new OutboxFactory(
                settings.outboxMaxBytes(), settings.outboxWindow(), senders, workers, System::nanoTime);
        this.emitter =
                new Emitter(writer, settings.outboxMaxBytes(), events, new Distributor(senders, System::nanoTime));
        var rooms = new RegisteredRooms(registry);
        Optional<RoomGuard> guard = guard(beans);
        this.guarded = guard.isPresent();
        var guardedRooms = new GuardedRooms(
                guard, (connection, name) -> rooms.in(connection.namespace()).get(name), settings.maxRooms());
        var logins = new Logins();
        this.answers = new Answers(writer, events, settings.outboxMaxBytes());
        this.payloads = new PayloadReader(jsonb, validator);
        this.dispatcher = new Dispatcher(payloads, guardedRooms, answers, logins, settings.eventTimeout(), timer);
        this.admissions = new Admissions(registry, scopes, instances, validator, settings.handshakeTimeout(), logins);
        this.halfOpen = new HalfOpen(
                timer, settings.handshakeTimeout(), scope -> workers.execute(() -> admissions.discard(scope)));
        Heartbeat.start(settings, lifecycles, timer);
        Heartbeat.start(senders, timer);
        this.limit = new ConnectionLimit(settings.maxConnections(), () -> lifecycles.size() + halfOpen.count());
    }

    public Settings settings() {
        return settings;
    }

    /** The names of properties in JSON, found out anew. */
    JsonNames names() {
        return new JsonNames(jsonb);
    }

    /** Whether a guard answers who wants to join rooms. */
    boolean guarded() {
        return guarded;
    }

    Validator validator() {
        return validator;
    }

    /** Reads what clients send. */
    PayloadReader payloads() {
        return payloads;
    }

    public Workers workers() {
        return workers;
    }

    public WatchedClosers closers() {
        return closers;
    }

    public OutboxFactory outboxes() {
        return outboxes;
    }

    public EndpointInstances instances() {
        return instances;
    }

    public Scopes scopes() {
        return scopes;
    }

    public Announcements announcements() {
        return announcements;
    }

    public FrameReader reader() {
        return reader;
    }

    public FrameWriter writer() {
        return writer;
    }

    public Emitter emitter() {
        return emitter;
    }

    public Answers answers() {
        return answers;
    }

    public Dispatcher dispatcher() {
        return dispatcher;
    }

    public Admissions admissions() {
        return admissions;
    }

    ConnectionLimit limit() {
        return limit;
    }

    public HalfOpen halfOpen() {
        return halfOpen;
    }

    /** The connections whose socket has opened, until nothing is left of them. */
    public Set<Lifecycle> lifecycles() {
        return lifecycles;
    }

    /** What the application sees of the open sessions of an endpoint. */
    public Set<Session> openSessions(EndpointModel endpoint) {
        return lifecycles.stream()
                .flatMap(lifecycle -> lifecycle.openSession(endpoint).stream())
                .collect(Collectors.toSet());
    }

    /** What keeps further handshakes out; done when it begins to stop. */
    void closesWith(Runnable closing) {
        door = closing;
    }

    /** Whether it has begun to stop, so that what opens is to be closed. */
    public boolean isStopping() {
        return stopping.get();
    }

    /** Whether it has stopped, and nothing of the application is to be called any more. */
    public boolean isOver() {
        return over;
    }

    /**
     * Closes every connection with 1012, after what waits for it was sent, and runs its {@code @OnDisconnect} and what observes
     * its end, all within the shutdown timeout. One that opens meanwhile is closed, too, and waited for. Called from both places that
     * may come first, as servers differ; only the first call does something.
     */
    public void stop() {
        if (!stopping.compareAndSet(false, true)) {
            return;
        }
        long timeout = settings.shutdownTimeout().toNanos();
        long deadline = System.nanoTime() + timeout;
        door.run();
        lifecycles.forEach(lifecycle -> lifecycle.close(Closing.RESTART));
        awaitNone(deadline - timeout / 2);
        lifecycles.forEach(lifecycle -> workers.execute(() -> lifecycle.endNow(Closing.RESTART)));
        List<CompletableFuture<Void>> unopened = halfOpen.close().stream()
                .map(scope -> CompletableFuture.runAsync(() -> admissions.discard(scope), workers))
                .toList();
        awaitNone(deadline);
        await(unopened, deadline);
        int late = lifecycles.size();
        if (late > 0) {
            Log.warning(Code.STOP_LATE, late, settings.shutdownTimeout());
        }
        int unseen = announcements.close(deadline);
        if (unseen > 0) {
            Log.warning(Code.OBSERVERS_LATE, unseen);
        }
        over = true;
        closers.shutdown(deadline);
        timer.shutdownNow();
        senders.shutdown();
        workers.close();
    }

    /** Waits until no connection is left: others may open while some are waited for. */
    private void awaitNone(long deadline) {
        boolean inTime = true;
        while (inTime && !lifecycles.isEmpty()) {
            inTime = await(lifecycles.stream().map(Lifecycle::gone).toList(), deadline);
        }
    }

    /** Waits until all are done; false if there is no time left for it. */
    private static boolean await(List<CompletableFuture<Void>> all, long deadline) {
        try {
            CompletableFuture.allOf(all.toArray(CompletableFuture<?>[]::new))
                    .get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException | ExecutionException late) {
            return false; // the caller goes on with what it can still do
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static Optional<RoomGuard> guard(BeanManager beans) {
        Instance<RoomGuard> guards = beans.createInstance().select(RoomGuard.class);
        return guards.isUnsatisfied() ? Optional.empty() : Optional.of(guards.get());
    }

    private static Thread senderThread(Runnable work) {
        var thread = new Thread(work, "foyer-sender");
        thread.setDaemon(true);
        return thread;
    }

    private static Thread timerThread(Runnable work) {
        var thread = new Thread(work, "foyer-timer");
        thread.setDaemon(true);
        return thread;
    }
}
