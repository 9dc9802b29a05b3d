// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.measure;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/** Counts what goes over all connections. Safe for any thread; costs an adder or two and allocates nothing. */
public final class Traffic {

    private final LongAdder framesSent = new LongAdder();
    private final LongAdder bytesSent = new LongAdder();
    private final LongAdder framesReceived = new LongAdder();
    private final LongAdder bytesReceived = new LongAdder();
    private final Map<Drop, LongAdder> dropped = new EnumMap<>(Drop.class);
    private final Distribution pings;

    /** Why a frame was not sent. */
    public enum Drop {
        /** A newer one has taken its place. */
        LATEST,
        /** It was volatile, and something else waited. */
        VOLATILE,
        /** The connection was closing, or ended while it waited. */
        CLOSED
    }

    /** Creates a count that nobody reads. */
    public Traffic() {
        this(new Distribution(Instrument.PING_DURATION, Labels.NONE, Recorder.NONE));
    }

    Traffic(Distribution pings) {
        this.pings = pings;
        for (Drop reason : Drop.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    /** Counts what a send has taken. */
    public void sent(int frames, int bytes) {
        framesSent.add(frames);
        bytesSent.add(bytes);
    }

    /** Counts a message from a client. */
    public void received(int bytes) {
        framesReceived.increment();
        bytesReceived.add(bytes);
    }

    /** Counts frames that are not sent. */
    public void dropped(Drop reason, int frames) {
        LongAdder adder = dropped.get(reason);
        if (adder != null) {
            adder.add(frames);
        }
    }

    /** Notes how long a client took to answer a ping. */
    public void pinged(long nanos) {
        pings.add(nanos);
    }

    void watch(Watches watches) {
        watches.add(Instrument.FRAME_SENT, Labels.NONE, framesSent::sum);
        watches.add(Instrument.FRAME_RECEIVED, Labels.NONE, framesReceived::sum);
        watches.add(Instrument.IO, Labels.of(Labels.DIRECTION, "transmit"), bytesSent::sum);
        watches.add(Instrument.IO, Labels.of(Labels.DIRECTION, "receive"), bytesReceived::sum);
        dropped.forEach((reason, adder) -> watches.add(
                Instrument.FRAME_DROPPED,
                Labels.of(Labels.REASON, reason.name().toLowerCase(Locale.ROOT)),
                adder::sum));
    }
}
