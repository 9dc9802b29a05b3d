// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;

import dev.foyer.Delivery;
import dev.foyer.ServerEvent;
import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.flow.Commits;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.history.Entry;
import dev.foyer.internal.history.Histories;
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

    /**
     * Creates an emitter.
     *
     * @param maxBytes the largest frame that an outbox takes
     */
    public Emitter(FrameWriter writer, int maxBytes, EmitValidator validator, Ways ways) {
        this.writer = writer;
        this.maxBytes = maxBytes;
        this.validator = validator;
        this.distributor = ways.distributor;
        this.others = ways.others;
        this.commits = ways.commits;
        this.histories = ways.histories;
    }

    /**
     * The ways that an event takes.
     *
     * @param distributor has it delivered here
     * @param others takes what is for connections of other nodes
     * @param commits lets it wait for a transaction
     * @param histories take what is for rooms with a history
     */
    public record Ways(Distributor distributor, OtherNodes others, Commits commits, Histories histories) {}

    /** The key of events of which only the newest is delivered: those with one name for one room, or for no room. */
    private record Newest(String name, @Nullable String room) {}

    /** The key of what is missed in one room, or in any. */
    private record MissedIn(@Nullable String room) {}

    /** Returns what rooms keep. */
    Histories histories() {
        return histories;
    }

    Delivery emit(Recipients recipients, Object event) {
        ServerEvent kind = kind(event);
        String name = kind.value();
        return send(recipients, name, frame(recipients, name, event), kind.delivery());
    }

    Delivery emit(Recipients recipients, String name, @Nullable Object data) {
        return send(recipients, name, frame(recipients, name, data), Mode.EVERY);
    }

    /** Emits an event, as it is now, after the commit of the calling thread's transaction. */
    void emitAfterCommit(Recipients recipients, Object event) {
        ServerEvent kind = kind(event);
        String name = kind.value();
        Frame frame = frame(recipients, name, event);
        commits.after(() -> send(recipients, name, frame, kind.delivery()));
    }

    /** Emits data, as it is now, after the commit of the calling thread's transaction. */
    void emitAfterCommit(Recipients recipients, String name, @Nullable Object data) {
        Frame frame = frame(recipients, name, data);
        commits.after(() -> send(recipients, name, frame, Mode.EVERY));
    }

    /** Checks an event, and returns what its type says. */
    @SuppressWarnings("ConstantValue") // some callers are not checked for null
    private ServerEvent kind(Object event) {
        if (event == null) {
            throw new IllegalArgumentException(Code.EVENT_NULL.text());
        }
        ServerEvent annotation = event.getClass().getAnnotation(ServerEvent.class);
        if (annotation == null) {
            throw new IllegalArgumentException(
                    Code.SERVER_EVENT_UNNAMED.text(event.getClass().getName()));
        }
        validator.check(event);
        return annotation;
    }

    private Frame frame(Recipients recipients, String name, @Nullable Object data) {
        if (name.isBlank()) {
            throw new IllegalArgumentException(Code.EVENT_BLANK.text());
        }
        Frame frame = writer.event(name, recipients.room(), data);
        check(name, frame, 0);
        return frame;
    }

    private Delivery send(Recipients recipients, String name, Frame frame, Mode mode) {
        if (mode == Mode.EVERY && histories.rooms().concern(recipients.room())) {
            return append(recipients, new Emitted(name, mode, frame));
        }
        int here = distributor.deliver(recipients.here(), frame, mode, key(name, mode, recipients.room()));
        return others.areReachable()
                ? new Delivery(here, others.tell(recipients.address(), new Emitted(name, mode, frame)))
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
     * @throws IllegalArgumentException if the event is larger than what this node emits
     */
    void arrive(Collection<LiveConnection> receivers, @Nullable String room, Emitted event) {
        check(event.name(), event.frame(), 0);
        distributor.put(receivers, event.frame(), event.mode(), key(event.name(), event.mode(), room));
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

    private static Object key(String name, Mode mode, @Nullable String room) {
        return mode == Mode.LATEST ? new Newest(name, room) : name;
    }
}
