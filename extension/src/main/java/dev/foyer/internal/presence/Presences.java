// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Gathering;
import dev.foyer.internal.outbound.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Knows who is present in the rooms that have members here, and tells the members and the other nodes what changes.
 * Safe for any thread.
 */
public final class Presences {

    /** The time in which changes are gathered. */
    private static final Duration PAUSE = Duration.ofMillis(100);

    /** The time between two numbers of members of a large room, and between two questions that do not come back. */
    private static final Duration LONG_PAUSE = Duration.ofSeconds(1);

    /** How long a room without members is followed. A subscription lasts longer. */
    private static final Duration FOLLOWED = Duration.ofSeconds(20);

    private final Crowd crowd;
    private final PresenceLink link;
    private final Outlet outlet;
    private final LongSupplier nanos;
    private final Gathering changes;
    private final Gathering seconds;

    /** Held while members are told. The lock of the rooms, and that of this, may be taken then. */
    private final Object telling = new Object();

    // Mutable state, guarded by this.
    private final RoomViews views;
    private final Set<Group> changed = new LinkedHashSet<>();

    /**
     * Creates a view of rooms that are empty.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public Presences(
            Crowd crowd, PresenceLink link, Outlet outlet, ScheduledExecutorService timer, LongSupplier nanos) {
        this.crowd = crowd;
        this.link = link;
        this.outlet = outlet;
        this.nanos = nanos;
        this.views = new RoomViews(link, outlet.maxBytes(), nanos);
        this.changes = new Gathering(() -> tell(false), timer, nanos, PAUSE);
        this.seconds = new Gathering(() -> tell(true), timer, nanos, LONG_PAUSE);
    }

    // What happens here. Called under the lock that guards the rooms.

    /**
     * Notes that a room has a member more.
     *
     * @param viewer the member, if its client understands presence
     */
    public synchronized void joined(Group room, @Nullable Receiver viewer) {
        RoomView view = views.open(room);
        view.joined();
        if (viewer != null) {
            view.viewers().joined(viewer);
        }
        changed(room);
    }

    /**
     * Notes that a room has a member less.
     *
     * @param viewer the member, if its client understands presence
     */
    public synchronized void left(Group room, String connection, @Nullable Receiver viewer) {
        RoomView view = views.find(room);
        if (view != null) {
            view.left(connection);
            if (viewer != null) {
                view.viewers().left(viewer);
            }
            changed(room);
        }
    }

    /** Notes what is said of a member. */
    public synchronized void put(Group room, Entry entry) {
        RoomView view = views.find(room);
        if (view != null) {
            view.put(entry);
            changed(room);
        }
    }

    /** Notes whether a member is away: its line is lost, and its client may come back. */
    public synchronized void away(Group room, String connection, boolean away) {
        RoomView view = views.find(room);
        if (view != null && view.away(connection, away)) {
            changed(room);
        }
    }

    private void changed(Group room) {
        changed.add(room);
        changes.changed();
    }

    // What other nodes tell

    /** Takes news of a room. */
    public synchronized void take(String node, Group room, News news) {
        RoomView view = views.find(room);
        if (view == null) {
            return;
        }
        if (view.take(node, news)) {
            view.ask();
        }
        check(room, view);
        changed(room);
    }

    /**
     * Takes the question of a node who is present.
     *
     * @param own whether the node is this one
     */
    public synchronized void asked(Group room, boolean own) {
        RoomView view = views.find(room);
        if (view == null) {
            return;
        }
        if (own) {
            view.asked();
            check(room, view);
            changed(room);
        } else if (view.hasMembers()) {
            view.own().wantAll();
            changed(room);
        }
    }

    /** Forgets what a node has told, as it does not count any more. */
    public synchronized void forget(String node) {
        views.forEach((room, view) -> {
            if (view.forget(node)) {
                changed(room);
            }
            check(room, view);
        });
    }

    private void check(Group room, RoomView view) {
        if (!view.isKnown()) {
            view.check(link.nodesIn(room));
        }
    }

    /**
     * Asks again, as news may have been lost.
     *
     * @param room the room concerned, or {@code null} if it can be every room
     */
    public synchronized void missed(@Nullable Group room) {
        if (room == null) {
            views.forEach(this::askAgain);
            return;
        }
        RoomView view = views.find(room);
        if (view != null) {
            askAgain(room, view);
        }
    }

    /** Tells all who are present here, as other nodes may not have heard of them, or not have been heard asking. */
    public synchronized void tellAll() {
        views.forEach((room, view) -> {
            view.own().wantAll();
            changed(room);
        });
    }

    private void askAgain(Group room, RoomView view) {
        view.ask();
        changed(room);
    }

    // What is to be known

    /** Returns who is present in a room, in the order of joining. */
    public synchronized List<Entry> present(Group room) {
        RoomView view = views.find(room);
        return view == null ? List.of() : view.present();
    }

    /**
     * Returns what is done when it is known who is present in a room. Follows the room from now on for a while, if only
     * other nodes have members there.
     */
    public synchronized Future<Boolean> known(Group room) {
        RoomView view = views.find(room);
        if (view == null && link.nodesIn(room).isEmpty()) {
            return CompletableFuture.completedFuture(true); // it is empty
        }
        if (view == null || !view.hasMembers()) {
            view = views.open(room);
            view.follow(nanos.getAsLong() + FOLLOWED.toNanos());
            link.follow(room);
            changed(room);
        }
        if (!link.isOpen()) {
            view.giveUp();
        }
        return view.complete();
    }

    /** Returns the number of rooms that are followed. */
    synchronized int followed() {
        return views.size();
    }

    /** Does not wait any longer for what is known of a room. */
    public synchronized void giveUp(Group room) {
        RoomView view = views.find(room);
        if (view != null) {
            view.giveUp();
        }
    }

    // What is told

    /** Tells what has changed. Frames leave in the order in which they are made. */
    private void tell(boolean due) {
        synchronized (telling) {
            due(due).forEach(room -> tell(room, due));
        }
    }

    private synchronized List<Group> due(boolean seconds) {
        if (!seconds) {
            List<Group> rooms = List.copyOf(changed);
            changed.clear();
            return rooms;
        }
        return views.withMoreToDo();
    }

    private void tell(Group room, boolean due) {
        int members = crowd.size(room);
        var viewers = crowd.viewers(room);
        List<News> news;
        List<Notice> notices;
        boolean asks;
        synchronized (this) {
            RoomView view = views.find(room);
            if (view == null) {
                return;
            }
            if (due) {
                view.tick(link.nodesIn(room));
            }
            asks = link.isOpen() && view.isAsking();
            news = view.own().news();
            boolean early = view.isEarly(nanos.getAsLong() - LONG_PAUSE.toNanos());
            notices = early
                            && link.isOpen()
                            && !link.nodesIn(room).isEmpty() // who is there is told at once when they answer
                    ? List.of()
                    : view.viewers().untold(new Scene(members, viewers, view.isEmpty(), view::present), due);
            if (view.isOver(nanos.getAsLong())) {
                views.remove(room);
            } else if (view.hasMoreToDo()) {
                seconds.changed();
            }
        }
        if (asks) {
            link.ask(room);
        }
        news.forEach(one -> link.tell(room, one));
        outlet.deliver(room, notices);
    }
}
