// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Commits;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.history.Entry;
import dev.foyer.internal.history.Histories;
import dev.foyer.internal.latest.EventKinds;
import dev.foyer.internal.latest.LatestEvents;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.EmitValidator;
import dev.foyer.internal.wire.FrameWriter;
import org.jspecify.annotations.Nullable;

/** Validates an event, writes it once and has the same frame delivered to all recipients. Safe for any thread. */
public final class Emitter {

    private final FrameWriter writer;
    private final int maxBytes;
    private final EmitValidator validator;
    private final Distributor distributor;
    private final OtherNodes others;
    private final Commits commits;
    private final Histories histories;
    private final LatestEvents latest;
    private final EventKinds kinds;
    private final Measures measures;

    /**
     * Creates an emitter.
     *
     * @param maxBytes the largest frame that an outbox takes
     */
    public Emitter(FrameWriter writer, int maxBytes, EmitValidator validator, Ways ways, Measures measures) {
        this.writer = writer;
        this.maxBytes = maxBytes;
        this.validator = validator;
        this.distributor = ways.distributor;
        this.others = ways.others;
        this.commits = ways.commits;
        this.histories = ways.histories;
        this.latest = ways.latest;
        this.kinds = new EventKinds(writer);
        this.measures = measures;
    }

    /**
     * The ways that an event takes.
     *
     * @param distributor has it delivered here
     * @param others takes what is for connections of other nodes
     * @param commits lets it wait for a transaction
     * @param histories take what is for rooms with a history
     * @param latest take what nodes must know after it was sent
     */
    public record Ways(
            Distributor distributor, OtherNodes others, Commits commits, Histories histories, LatestEvents latest) {}

    /** The key of what is missed in one room, or in any. */
    private record MissedIn(@Nullable String room) {}

    /** Returns what rooms keep. */
    public Histories histories() {
        return histories;
    }

    /** Returns what knows the newest events. */
    public LatestEvents latest() {
        return latest;
    }

    Delivery emit(Recipients recipients, Object event) {
        return send(recipients, emitted(recipients, event));
    }

    Delivery emit(Recipients recipients, String name, @Nullable Object data) {
        return send(recipients, new Emitted(name, Mode.EVERY, frame(recipients, name, data)));
    }

    /** Emits an event, as it is now, after the commit of the calling thread's transaction. */
    void emitAfterCommit(Recipients recipients, Object event) {
        Emitted now = emitted(recipients, event);
        commits.after(() -> send(recipients, now));
    }

    /** Emits data, as it is now, after the commit of the calling thread's transaction. */
    void emitAfterCommit(Recipients recipients, String name, @Nullable Object data) {
        var now = new Emitted(name, Mode.EVERY, frame(recipients, name, data));
        commits.after(() -> send(recipients, now));
    }

    /** Checks an event, and writes it as its type says. */
    @SuppressWarnings("ConstantValue") // some callers are not checked for null
    private Emitted emitted(Recipients recipients, Object event) {
        if (event == null) {
            throw new IllegalArgumentException(Code.EVENT_NULL.text());
        }
        EventKinds.Described kind = kinds.of(event);
        if (kind == null) {
            throw new IllegalArgumentException(
                    Code.SERVER_EVENT_UNNAMED.text(event.getClass().getName()));
        }
        validator.check(event);
        return new Emitted(kind.name(), kind.mode(), frame(recipients, kind.name(), event), kind.latest());
    }

    private Frame frame(Recipients recipients, String name, @Nullable Object data) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.EVENT_BLANK.text());
        }
        Frame frame = writer.event(name, recipients.room(), data, measures.traceparent());
        check(name, frame, 0);
        return frame;
    }

    private Delivery send(Recipients recipients, Emitted event) {
        Delivery delivery = deliver(recipients, event);
        measures.emits().reached(recipients.kind(), delivery.recipients());
        return delivery;
    }

    private Delivery deliver(Recipients recipients, Emitted event) {
        if (event.mode() == Mode.EVERY && histories.rooms().concern(recipients.room())) {
            return append(recipients, event);
        }
        if (event.isRemembered()) {
            return latest.emit(recipients.address(), event, recipients::here);
        }
        int here = distributor.deliver(recipients.here(), event.frame(), event.mode(), key(event, recipients.room()));
        return others.areReachable()
                ? new Delivery(here, others.tell(recipients.address(), event))
                : new Delivery(here);
    }

    /** Has an event delivered by the log of a room, which comes back here, too. */
    private Delivery append(Recipients recipients, Emitted event) {
        check(event.name(), event.frame(), Entry.AT_BYTES);
        Collection<LiveConnection> here = recipients.here();
        CompletionStage<Integer> nodes = histories.rooms().append(recipients.address(), event);
        distributor.keepPace(here);
        return new Delivery(here.size(), nodes);
    }

    /**
     * Delivers an event of another node, or of a log. Never holds the calling thread up.
     *
     * @param here determines who gets it here
     * @throws IllegalArgumentException if the event is larger than what this node emits
     */
    void arrive(Address to, Emitted event, Supplier<Collection<LiveConnection>> here) {
        check(event.name(), event.frame(), 0);
        if (event.isRemembered()) {
            latest.arrive(to, event, here);
        } else {
            distributor.put(here.get(), event.frame(), event.mode(), key(event, to.room()));
        }
    }

    /**
     * Tells the clients that understand it that they may have missed events.
     *
     * @param room the room concerned, or {@code null} if it can be every room
     */
    void missed(Collection<LiveConnection> connections, @Nullable String room) {
        List<LiveConnection> told =
                connections.stream().filter(LiveConnection::understandsFoyer).toList();
        distributor.put(told, writer.missed(room), Mode.LATEST, new MissedIn(room));
    }

    /**
     * Checks the size of an event.
     *
     * @param more the bytes by which it may become longer
     */
    private void check(String name, Frame frame, int more) {
        if (frame.bytes() + more > maxBytes) {
            throw new IllegalArgumentException(
                    Code.EVENT_TOO_BIG.text("Event '" + name + "'", frame.bytes() + more, maxBytes));
        }
    }

    private static Object key(Emitted event, @Nullable String room) {
        return event.mode() == Mode.LATEST ? LatestEvents.slot(event, room) : event.name();
    }
}
