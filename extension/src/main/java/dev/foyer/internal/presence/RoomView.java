// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/** Who is present in one room, on all nodes, as far as that is known here. */
final class RoomView {

    /** The number of ticks in which a node that has members here answers. */
    private static final int PATIENCE = 3;

    private final OwnEntries own;
    private final Viewers viewers;
    private final long start;

    // Mutable state.
    private final Map<String, NodeEntries> others = new HashMap<>();
    private final Set<String> answers = new HashSet<>();
    private final Set<String> doubtful = new HashSet<>(); // nodes that have not answered, but told something before
    private int patience;
    private int members;
    private long followedUntil;
    private boolean asking = true;
    private CompletableFuture<Boolean> complete = new CompletableFuture<>();

    /**
     * Creates the view of a room.
     *
     * @param numbers gives each news of this node its number
     * @param now the time in nanoseconds
     */
    RoomView(LongSupplier numbers, Viewers viewers, long now) {
        this.own = new OwnEntries(numbers);
        this.viewers = viewers;
        this.start = now;
        this.followedUntil = now;
    }

    Viewers viewers() {
        return viewers;
    }

    OwnEntries own() {
        return own;
    }

    void joined() {
        members++;
    }

    void left(String connection) {
        members--;
        Entry before = own.remove(connection);
        if (before != null) {
            changed(before, null);
        }
    }

    void put(Entry entry) {
        Entry before = own.get(entry.connection());
        var now = new Entry(
                entry.connection(),
                entry.user(),
                before == null ? entry.since() : before.since(),
                entry.value(),
                entry.away());
        if (!now.equals(before)) {
            own.put(now);
            viewers.changed(before, now);
        }
    }

    /** Notes whether a member is away. Returns whether that is something new to say of it. */
    boolean away(String connection, boolean away) {
        Entry before = own.get(connection);
        if (before == null || before.away() == away) {
            return false;
        }
        own.put(before.as(away));
        viewers.changed(before, before.as(away));
        return true;
    }

    /** Takes news. Returns whether something is missing, so that all has to be asked for. */
    boolean take(String node, News news) {
        boolean missing =
                others.computeIfAbsent(node, other -> new NodeEntries()).take(news, this::changed);
        if (news.extent().isLast() && news.extent() != News.Extent.CHANGES) {
            answers.add(node);
            doubtful.remove(node);
        }
        return missing;
    }

    /** Forgets what a node has told. Returns whether it had told something. */
    boolean forget(String node) {
        doubtful.remove(node);
        NodeEntries entries = others.remove(node);
        if (entries == null) {
            return false;
        }
        entries.all().forEach(entry -> changed(entry, null));
        return true;
    }

    /** Follows the room until a time, though it has no members. */
    void follow(long until) {
        followedUntil = until;
    }

    /**
     * Tests whether members who are told nothing yet are better told all when other nodes have answered.
     *
     * @param since the time in nanoseconds after which the view must have been created
     */
    boolean isEarly(long since) {
        return !viewers.isTold() && !isKnown() && start - since > 0;
    }

    /** Tests whether there is something to do, even if nothing changes. */
    boolean hasMoreToDo() {
        return viewers.isCounting() || !isKnown() || isDoubtful() || !hasMembers();
    }

    boolean hasMembers() {
        return members > 0;
    }

    boolean isOver(long now) {
        return members == 0 && now - followedUntil >= 0;
    }

    boolean isEmpty() {
        return own.all().isEmpty()
                && others.values().stream().allMatch(node -> node.all().isEmpty());
    }

    /** Returns who is present, in the order of joining. */
    List<Entry> present() {
        var all = new HashMap<String, Entry>();
        others.values()
                .forEach(node -> node.all().forEach(entry -> all.merge(entry.connection(), entry, RoomView::there)));
        own.all().forEach(entry -> all.merge(entry.connection(), entry, RoomView::there));
        return all.values().stream()
                .sorted(Comparator.comparing(Entry::since).thenComparing(Entry::connection))
                .toList();
    }

    /** Returns where a connection is of which two nodes tell, while its client moves from one to the other. */
    private static Entry there(Entry one, Entry other) {
        return other.away() ? one : other;
    }

    /** Tells a change. Who is gone from one node may be on another. */
    private void changed(@Nullable Entry before, @Nullable Entry now) {
        Entry left = now == null && before != null ? find(before.connection()) : now;
        viewers.changed(before, left);
    }

    private @Nullable Entry find(String connection) {
        return Stream.concat(Stream.of(own.all()), others.values().stream().map(NodeEntries::all))
                .flatMap(Collection::stream)
                .filter(entry -> entry.connection().equals(connection))
                .findFirst()
                .orElse(null);
    }

    // Asking the other nodes

    /** Begins to ask for all. */
    void ask() {
        asking = true;
        answers.clear();
        doubtful.addAll(others.keySet());
        if (complete.isDone()) {
            complete = new CompletableFuture<>();
        }
    }

    boolean isAsking() {
        return asking;
    }

    /** Notes that the question has come back, so that the answers will arrive. */
    void asked() {
        asking = false;
        patience = PATIENCE;
    }

    /** Tests whether a node may have nobody here any more, without having said so. */
    private boolean isDoubtful() {
        return !doubtful.isEmpty();
    }

    /**
     * Forgets what nodes have told that do not answer, and have no members. Called once a second.
     *
     * @param nodes the nodes that have members; one that does not answer is cut off, and will say so
     */
    void tick(Set<String> nodes) {
        if (!asking && --patience <= 0) {
            giveUp();
            List.copyOf(doubtful).stream().filter(node -> !nodes.contains(node)).forEach(this::forget);
        }
    }

    /** Notes whether all is known. */
    void check(Collection<String> nodes) {
        if (!asking && answers.containsAll(nodes)) {
            complete.complete(true);
        }
    }

    /** Notes that nothing else will be known. */
    void giveUp() {
        complete.complete(true);
    }

    /** Tests whether all is known, or nothing more is waited for. */
    boolean isKnown() {
        return complete.isDone();
    }

    /** Is done when all is known. */
    CompletableFuture<Boolean> complete() {
        return complete;
    }
}
