// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Measures one application, and follows its events. Safe for any thread. */
public final class Measures implements AutoCloseable {

    /** What stands for an endpoint that is not declared. */
    private static final Labels ELSEWHERE = Labels.of(Labels.ENDPOINT, Labels.OTHER);

    private final Meters meters;
    private final Tracing tracing;
    private final LongSupplier clock;
    private final boolean timing;
    private final Distributions connections;
    private final Distributions handshakes;
    private final Distributions events;
    private final Distributions emits;
    private final Distributions pings;
    private final Watches watches;
    private final Traffic traffic;
    private final Emits audiences;
    private final Map<String, EndpointMeasure> endpoints = new ConcurrentHashMap<>();
    private final EndpointMeasure elsewhere;

    /** Measures for nobody. */
    public Measures() {
        this(Meters.NONE, Tracing.NONE, () -> 0, false);
    }

    /**
     * Measures an application that starts.
     *
     * @param meters take what is measured to where operators look
     * @param tracing follows events
     * @param clock the nanoseconds of a clock that only goes forward
     * @param timing whether events are timed
     */
    public Measures(Meters meters, Tracing tracing, LongSupplier clock, boolean timing) {
        this.meters = meters;
        this.tracing = tracing;
        this.clock = clock;
        this.timing = timing;
        this.connections = new Distributions(Instrument.CONNECTION_DURATION, meters);
        this.handshakes = new Distributions(Instrument.HANDSHAKE_DURATION, meters);
        this.events = new Distributions(Instrument.EVENT_DURATION, meters);
        this.emits = new Distributions(Instrument.EMIT_RECIPIENTS, meters);
        this.pings = new Distributions(Instrument.PING_DURATION, meters);
        this.watches = new Watches(meters);
        this.traffic = new Traffic(pings.at(Labels.NONE));
        traffic.watch(watches);
        this.audiences = new Emits(emits);
        this.elsewhere = new EndpointMeasure(ELSEWHERE, events, List.of());
    }

    /**
     * Declares an endpoint. What comes from others counts as {@link Labels#OTHER}.
     *
     * @param path its declared path
     * @param names the names of its events
     * @param open reads the number of its connections
     */
    public void declare(String path, Collection<String> names, LongSupplier open) {
        Labels labels = Labels.of(Labels.ENDPOINT, path);
        endpoints.put(path, new EndpointMeasure(labels, events, names));
        watches.add(Instrument.CONNECTION_ACTIVE, labels, open);
    }

    /** Has a level read whenever somebody looks. */
    public void watch(Instrument instrument, LongSupplier level) {
        watches.add(instrument, Labels.NONE, level);
    }

    /** Returns the count of what goes over all connections. */
    public Traffic traffic() {
        return traffic;
    }

    /** Returns what measures emits. */
    public Emits emits() {
        return audiences;
    }

    /** Returns the time in nanoseconds. */
    public long now() {
        return clock.getAsLong();
    }

    /**
     * Begins to time and to follow an event.
     *
     * @param path the declared path of its endpoint
     * @param client where the client's part of its trace is, or {@code null}
     * @param handshake the trace of its connection's handshake, or {@code null}
     */
    public Course begin(String path, String event, @Nullable TraceContext client, Tracing.@Nullable Link handshake) {
        if (!timing && tracing == Tracing.NONE) {
            return Course.NONE;
        }
        EventMeasure measure = endpoint(path).event(event);
        Trace trace = tracing == Tracing.NONE
                ? Trace.NONE
                : tracing.begin(new Tracing.Event(path, measure.name(), client, handshake));
        return new Course(timing ? measure : null, clock, trace);
    }

    /** Counts an event that is refused before its handler is looked for. */
    public void refused(String path, String event, String error) {
        if (timing) {
            endpoint(path).event(event).add(0, error);
        }
    }

    /**
     * Refers to the trace of the handshake on this thread.
     *
     * @param path the declared path of its endpoint
     */
    public Tracing.@Nullable Link handshake(String path) {
        return tracing.handshake(path);
    }

    /** Returns the {@code traceparent} that what is emitted on this thread has for clients, or {@code null} if it has none. */
    public @Nullable String traceparent() {
        return tracing.current();
    }

    /**
     * Notes how a handshake was decided.
     *
     * @param path the declared path of its endpoint
     * @param status 101, or the status of the refusal
     * @param begun the time at which it began
     */
    public void decided(String path, int status, long begun) {
        Labels labels = endpoint(path).labels().with(Labels.STATUS, Integer.toString(status));
        handshakes
                .at(status < 400 ? labels : labels.with(Labels.ERROR, Integer.toString(status)))
                .add(now() - begun);
    }

    /**
     * Notes the end of a connection.
     *
     * @param path the declared path of its endpoint
     * @param code the close code
     * @param begun the time at which it was opened
     */
    public void ended(String path, int code, long begun) {
        connections
                .at(endpoint(path).labels().with(Labels.CLOSE_CODE, CloseCodes.bounded(code)))
                .add(now() - begun);
    }

    private EndpointMeasure endpoint(String path) {
        return endpoints.getOrDefault(path, elsewhere);
    }

    /** Returns all sums and levels, by the names of their instruments with their attributes. */
    public SortedMap<String, Long> numbers() {
        return watches.read();
    }

    /** Returns all distributions, by the names of their instruments with their attributes. */
    public SortedMap<String, Spread> spreads() {
        var spreads = new TreeMap<String, Spread>();
        Stream.of(connections, handshakes, events, emits, pings)
                .forEach(of -> of.all()
                        .forEach(one ->
                                spreads.put(of.instrument().key() + one.labels().text(), one.spread())));
        return spreads;
    }

    /** Has nothing read any more. */
    @Override
    public void close() {
        meters.close();
    }
}
