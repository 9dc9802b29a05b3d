// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.foyer.spi.Position;
import org.jspecify.annotations.Nullable;

/**
 * Gives messages their rows, all in one transaction that has the lock of the application: what nodes that are gone and
 * other programs have written within transactions, and then what this node has, within transactions or not, by its
 * numbers.
 *
 * @param drafts the messages of this node
 * @param interests what this node is interested in
 * @param known the latest epoch that this node has heard of
 * @param retained in which places messages of this node are retained, by their numbers
 */
public record Round(
        Attempt attempt, List<Draft> drafts, Wishes interests, long known, Map<Long, RetainedKey> retained) {

    /**
     * Says what is tried.
     *
     * @param batch what the node calls it; a batch is written once, however often it is tried
     * @param again whether it was tried before, and may be there
     * @param upTo the last number that it is about: what has later ones must come later
     */
    public record Attempt(long batch, boolean again, long upTo) {}

    /** What a node is interested in. */
    public interface Wishes {

        /** Returns topics to be told, and topics not to be told any more: of all, or of what has changed. */
        Changes take(boolean all);
    }

    /** Changes of what a node is interested in. */
    public record Changes(Collection<String> wanted, Collection<String> dropped) {}

    /**
     * Says what was done.
     *
     * @param places the places of the messages of this node
     * @param others the number of other nodes that are interested, by topic
     * @param omitted whether messages that are for no log were left out, as they may have arrived before
     * @param more whether there is more that was written within transactions
     * @param sweep where the removal of old rows ends, if this node is to do it, else {@code null}
     */
    public record Done(
            Places places,
            Map<String, Integer> others,
            boolean omitted,
            boolean more,
            @Nullable Sweep sweep) {}

    /**
     * The places of messages.
     *
     * @param positions the positions of those that are in logs, by their numbers
     * @param older the numbers of those that have no place, as one of a greater version is retained
     * @param full the numbers of those that have no place, as too much would be retained
     */
    public record Places(Map<Long, Position> positions, Set<Long> older, Set<Long> full) {}

    /** Does it. The caller commits, or rolls back. */
    public Done run(Place place, Connection connection) throws SQLException {
        var heads = new Heads(place);
        Head locked = heads.lock(connection);
        boolean other = locked.isOtherRun();
        Head head = other ? locked.renewed(known) : locked;
        var nodes = new NodeRows(place);
        NodeRows.Batch before = nodes.find(connection);
        Changes changes = interests.take(before == null);
        var counted = new Interests(place);
        counted.change(connection, changes.wanted(), changes.dropped());
        boolean there = attempt.again() && before != null && before.number() >= attempt.batch();
        boolean less = before == null || before.number() < attempt.batch() - 1; // than what this node has written
        boolean omitted = attempt.again() && !there && (other || less);

        var pendings = new Pendings(place);
        Map<Long, Draft> pending =
                pendings.oldest(connection, attempt.upTo(), head.now().time());
        var placing = new Placing(
                head,
                new Logs(place, connection, head),
                known,
                new Retaining(
                        retained, new RetainedRows(place, connection, head.now().time())));
        placing.add(pending.values().stream().filter(draft -> !isOwn(place, draft)));
        long first = placing.head().last().id() + 1;
        placing.add(Stream.concat(
                        pending.values().stream().filter(draft -> isOwn(place, draft)),
                        there ? Stream.empty() : lasting(omitted))
                .sorted(Comparator.comparingLong(Draft::number)));
        var messages = new Messages(place);
        messages.insert(connection, placing.placed(), head.now().time());
        pendings.delete(connection, List.copyOf(pending.keySet()));
        placing.logs().save();
        placing.retaining().rows().save();

        long last = placing.head().last().id();
        var batch = there && before != null ? before : new NodeRows.Batch(attempt.batch(), first, last);
        nodes.save(connection, before == null, batch, head.now().time());
        Sweep sweep = save(heads, connection, placing.head());
        return new Done(
                there
                        ? new Places(messages.positions(connection, batch), Set.of(), Set.of())
                        : placing.places(place.node()),
                others(connection, counted, head),
                omitted,
                pending.size() == Pendings.MOST,
                sweep);
    }

    private static @Nullable Sweep save(Heads heads, Connection connection, Head head) throws SQLException {
        Sweep sweep = Sweep.due(heads.place(), head);
        if (sweep != null) {
            sweep.emptyLogs(connection);
        }
        heads.save(connection, sweep == null ? head : head.withSwept(sweep.next()));
        return sweep;
    }

    /** Leaves out what would arrive twice if it was there before the database became an old copy of itself. */
    private Stream<Draft> lasting(boolean unsure) {
        return drafts.stream().filter(draft -> !unsure || draft.keep() != null);
    }

    private static boolean isOwn(Place place, Draft draft) {
        return draft.origin().equals(place.node());
    }

    private Map<String, Integer> others(Connection connection, Interests counted, Head head) throws SQLException {
        return drafts.isEmpty()
                ? Map.of()
                : counted.others(
                        connection,
                        drafts.stream().map(Draft::topic).collect(Collectors.toSet()),
                        head.now().time());
    }

    /**
     * Retains messages of this node.
     *
     * @param keys their places, by their numbers
     */
    private record Retaining(Map<Long, RetainedKey> keys, RetainedRows rows) {}

    /** Places messages behind all others. */
    private static final class Placing {

        private Head head;
        private final Logs logs;
        private final long known;
        private final Retaining retaining;
        private final List<Messages.Placed> placed = new ArrayList<>();
        private final Set<Long> older = new HashSet<>();
        private final Set<Long> full = new HashSet<>();

        Placing(Head head, Logs logs, long known, Retaining retaining) {
            this.head = head;
            this.logs = logs;
            this.known = known;
            this.retaining = retaining;
        }

        Retaining retaining() {
            return retaining;
        }

        Head head() {
            return head;
        }

        Logs logs() {
            return logs;
        }

        List<Messages.Placed> placed() {
            return placed;
        }

        void add(Stream<Draft> drafts) throws SQLException {
            for (Draft draft : drafts.toList()) {
                var mark = new Mark(head.last().id() + 1, draft.origin(), draft.number());
                if (!retains(draft, mark)) {
                    continue;
                }
                LogHead log = draft.keep() == null
                        ? null
                        : logs.append(draft.topic(), Messages.bytes(draft), draft.keep(), known);
                placed.add(new Messages.Placed(mark, draft, log));
                head = head.withLast(mark);
            }
        }

        /** Tests whether a message is to be placed: it need not be retained, or is. */
        private boolean retains(Draft draft, Mark mark) throws SQLException {
            RetainedKey key = retaining.keys().get(draft.number());
            if (key == null || draft.keep() != null) { // one for a log may be another node's, with the same number
                return true;
            }
            RetainedRows.Outcome outcome = retaining.rows().put(draft, key, mark.id());
            if (outcome != RetainedRows.Outcome.TAKEN) {
                (outcome == RetainedRows.Outcome.OLDER ? older : full).add(draft.number());
            }
            return outcome == RetainedRows.Outcome.TAKEN;
        }

        Places places(String node) {
            return new Places(positions(node), older, full);
        }

        private Map<Long, Position> positions(String node) {
            return placed.stream()
                    .filter(one -> one.log() != null && one.mark().origin().equals(node))
                    .collect(Collectors.toMap(
                            one -> one.mark().number(),
                            one -> Objects.requireNonNull(one.log()).end(),
                            (one, same) -> same)); // another program may write anything
        }
    }
}
