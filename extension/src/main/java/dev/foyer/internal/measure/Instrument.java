// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.List;

/** All that Foyer measures, each with its name as in docs/reference/telemetry.md. */
public enum Instrument {
    CONNECTION_ACTIVE(
            Kind.LEVEL,
            "foyer.server.connection.active",
            "{connection}",
            "Open connections, and those whose clients may still come back"),
    CONNECTION_DURATION(
            Kind.DISTRIBUTION,
            "foyer.server.connection.duration",
            "s",
            "How long connections lasted",
            List.of(1.0, 10.0, 60.0, 300.0, 900.0, 3_600.0, 14_400.0, 43_200.0, 86_400.0)),
    HANDSHAKE_DURATION(
            Kind.DISTRIBUTION,
            "foyer.server.handshake.duration",
            "s",
            "How long it took to decide on handshakes",
            Bounds.CALL),
    EVENT_DURATION(
            Kind.DISTRIBUTION,
            "foyer.server.event.duration",
            "s",
            "How long it took to handle and answer clients' events",
            Bounds.CALL),
    EMIT_RECIPIENTS(
            Kind.DISTRIBUTION,
            "foyer.server.emit.recipients",
            "{connection}",
            "How many connections of this node an emit reached",
            List.of(0.0, 1.0, 10.0, 100.0, 1_000.0, 10_000.0, 100_000.0)),
    FRAME_SENT(Kind.COUNT, "foyer.server.frame.sent", "{frame}", "Frames sent to clients"),
    FRAME_RECEIVED(Kind.COUNT, "foyer.server.frame.received", "{frame}", "Messages received from clients"),
    FRAME_DROPPED(Kind.COUNT, "foyer.server.frame.dropped", "{frame}", "Frames that were not sent"),
    IO(Kind.COUNT, "foyer.server.io", "By", "Bytes of messages, before compression and without what surrounds them"),
    OUTBOX_USAGE(Kind.LEVEL, "foyer.server.outbox.usage", "By", "Bytes that wait in all outboxes"),
    FRAME_WAITING(Kind.LEVEL, "foyer.server.frame.waiting", "{frame}", "Frames that wait in all outboxes"),
    PING_DURATION(
            Kind.DISTRIBUTION,
            "foyer.server.ping.duration",
            "s",
            "How long clients took to answer pings, behind all data sent before",
            Bounds.CALL),
    ROOM_ACTIVE(Kind.LEVEL, "foyer.server.room.active", "{room}", "Rooms with a member on this node"),
    USER_ACTIVE(Kind.LEVEL, "foyer.server.user.active", "{user}", "Users with a connection on this node");

    private static final double NANOS = 1e9;

    private final Kind kind;
    private final String key;
    private final String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // it is a copy that cannot change
    private final List<Double> bounds;

    /** How values of an instrument belong together. */
    public enum Kind {
        /** A sum that only grows. */
        COUNT,
        /** A number that goes up and down, read when somebody looks. */
        LEVEL,
        /** Many values, of which it is told how they are spread. */
        DISTRIBUTION
    }

    /** Bounds that several instruments have. */
    private static final class Bounds {

        private static final List<Double> CALL =
                List.of(0.001, 0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1.0, 2.5, 5.0, 7.5, 10.0);
    }

    Instrument(Kind kind, String key, String unit, String description) {
        this(kind, key, unit, description, List.of());
    }

    Instrument(Kind kind, String key, String unit, String description, List<Double> bounds) {
        this.kind = kind;
        this.key = key;
        this.unit = unit;
        this.description = description;
        this.bounds = List.copyOf(bounds);
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the name under which operators find it. */
    public String key() {
        return key;
    }

    /** Returns the unit, as in the Unified Code for Units of Measure. */
    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }

    /** Returns the upper bounds of the ranges of a distribution, in its unit; empty for other kinds. */
    public List<Double> bounds() {
        return bounds;
    }

    /** Tests whether the values are times: they are measured in nanoseconds and told in seconds. */
    public boolean isTime() {
        return unit.equals("s");
    }

    /** Returns how many of what is measured are one of the unit. */
    double perUnit() {
        return isTime() ? NANOS : 1;
    }
}
