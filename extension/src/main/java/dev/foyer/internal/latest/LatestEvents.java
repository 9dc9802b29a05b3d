// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import dev.foyer.Delivery;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.address.Latest;
import dev.foyer.internal.address.OtherNodes;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.outbound.Channel;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.Receiver;
import org.jspecify.annotations.Nullable;

/**
 * Delivers the events of which an older one must not follow a newer one, or which those get who join later. One lock for
 * each group, which is shared with others, is held while an event is compared, put into outboxes and handed over to
 * other nodes. It is taken before the lock of the registry. Safe for any thread.
 */
public final class LatestEvents {

    private final LatestTerms terms;
    private final Distributor distributor;
    private final OtherNodes others;
    private final Comparing comparing;
    private final Forgetting forgetting;
    private final Locks locks = new Locks();

    // Mutable state. Scopes of rooms are added with the locks of the group and the registry.
    private final Map<Group, Scope> scopes = new ConcurrentHashMap<>();
    private final Queue<Runnable> due = new ConcurrentLinkedQueue<>();
    private final AtomicLong number = new AtomicLong();

    /** Creates what knows of no event. */
    public LatestEvents(LatestTerms terms, Distributor distributor, OtherNodes others) {
        this.terms = terms;
        this.distributor = distributor;
        this.others = others;
        this.comparing = new Comparing(terms, distributor, scopes, locks);
        this.forgetting = new Forgetting(terms, scopes, locks);
        terms.shared().start(comparing, terms.keep());
    }

    /** Returns what must be held while a connection becomes a member of a room, before the lock of the registry. */
    public Object lock(Group group) {
        return locks.of(group);
    }

    /** Returns the slot in an outbox that an event takes. */
    public static Object slot(Emitted event, @Nullable String room) {
        return Scope.slot(event, room);
    }

    // What is emitted

    /**
     * Delivers an event of this node.
     *
     * @param here determines who gets it here
     * @throws IllegalStateException if the room would have to remember too much
     */
    public Delivery emit(Address to, Emitted event, Supplier<? extends Collection<? extends Receiver>> here) {
        Group group = group(to);
        if (group == null) {
            int reached = distributor.deliver(here.get(), event.frame(), event.mode(), Scope.slot(event, null));
            return others.areReachable() ? new Delivery(reached, others.tell(to, event)) : new Delivery(reached);
        }
        var claimed = new ArrayList<Channel>();
        try {
            synchronized (locks.of(group)) {
                return emit(group, to, event, here, claimed);
            }
        } finally {
            distributor.drain(claimed);
        }
    }

    private Delivery emit(
            Group group,
            Address to,
            Emitted event,
            Supplier<? extends Collection<? extends Receiver>> here,
            List<Channel> claimed) {
        Emitted own = event.from(new Latest.Origin(terms.shared().node(), number.incrementAndGet()));
        boolean alone = !terms.shared().areShared();
        Scope scope = scope(group, alone && group.isRoom() && isRetained(event), here);
        boolean awaited = scope != null && others.areReachable() && scope.isSettled();
        if (scope != null) {
            Table.Outcome outcome = scope.table().emitted(own, awaited);
            if (outcome == Table.Outcome.OLDER) {
                return new Delivery(0);
            }
            if (outcome == Table.Outcome.FULL) {
                throw full(group, event);
            }
        }
        Collection<? extends Receiver> members = here.get();
        if (scope != null && alone && members.isEmpty()) {
            forgetting.empty(group, scope);
        }
        int reached = distributor.queue(members, own.frame(), own.mode(), Scope.slot(own, group.room()), claimed);
        if (!others.areReachable()) {
            return new Delivery(reached);
        }
        var nodes = others.tell(to, own);
        if (awaited) {
            var unused = nodes.whenComplete((taken, failure) -> {
                if (taken == null || taken < 0) {
                    later(() -> lost(group, own));
                }
            });
        }
        return new Delivery(reached, nodes);
    }

    private IllegalStateException full(Group group, Emitted event) {
        return new IllegalStateException(Code.LATEST_FULL.text(
                event.name(), group.name(), terms.keep().events(), terms.keep().bytes()));
    }

    private static boolean isRetained(Emitted event) {
        return event.latest() != null && event.latest().retained();
    }

    private void lost(Group group, Emitted event) {
        synchronized (locks.of(group)) {
            Scope scope = scopes.get(group);
            if (scope != null && event.latest() != null) {
                scope.table().lost(event.latest());
            }
        }
    }

    /**
     * Returns what is known of a group. Begins to know it if there is a reason to.
     *
     * @param kept whether it is to be known without members, too
     */
    private @Nullable Scope scope(Group group, boolean kept, Supplier<? extends Collection<? extends Receiver>> here) {
        Scope known = scopes.get(group);
        if (known != null || (!kept && here.get().isEmpty())) {
            return known;
        }
        var made = new Scope(group.room(), terms.keep());
        scopes.put(group, made);
        if (!kept && here.get().isEmpty()) { // the last member has left meanwhile
            scopes.remove(group, made);
            return null;
        }
        return made;
    }

    /** Delivers an event of another node. */
    public void arrive(Address to, Emitted event, Supplier<? extends Collection<? extends Receiver>> here) {
        Group group = group(to);
        if (group == null) {
            distributor.put(here.get(), event.frame(), event.mode(), Scope.slot(event, null));
            return;
        }
        deliver(group, event, here, () -> {
            Scope scope = scope(group, false, here);
            return scope != null && scope.table().arrived(event) != Table.Outcome.OLDER;
        });
    }

    /** Takes an event of this node that has come back, which shows its place in the order of all nodes. */
    public void cameBack(Address to, Emitted event, Supplier<? extends Collection<? extends Receiver>> here) {
        Group group = group(to);
        if (group != null) {
            deliver(group, event, here, () -> {
                Scope scope = scopes.get(group);
                return scope != null && scope.table().cameBack(event) == Table.Outcome.TAKEN;
            });
        }
    }

    private void deliver(
            Group group,
            Emitted event,
            Supplier<? extends Collection<? extends Receiver>> here,
            Supplier<Boolean> isNew) {
        var claimed = new ArrayList<Channel>();
        try {
            synchronized (locks.of(group)) {
                if (isNew.get()) {
                    distributor.queue(
                            here.get(), event.frame(), event.mode(), Scope.slot(event, group.room()), claimed);
                }
            }
        } finally {
            distributor.drain(claimed);
        }
    }

    /** Returns the group of which an address has all or some members, or {@code null} if it has those of several. */
    private static @Nullable Group group(Address to) {
        Address from = to;
        while (from instanceof Address.Rest rest) {
            from = rest.from();
        }
        return from instanceof Group group ? group : null;
    }

    // What happens to groups. Called with the lock of the registry.

    /** Lets a connection that is about to be a member of a room have what the room retains. */
    public void entering(Group room, Receiver member) {
        Scope scope = scopes.get(room);
        if (scope == null) {
            if (!terms.expected() || !terms.shared().areShared()) {
                return;
            }
            scope = begin(room);
        }
        Runnable then = scope.greet(member);
        if (then != null) {
            due.add(then);
        }
    }

    private Scope begin(Group room) {
        var begun = new Scope(room.room(), terms.keep());
        scopes.put(room, begun);
        if (terms.shared().areReachable()) {
            begun.hold();
            due.add(() -> comparing.ask(room, begun));
        } else {
            begun.doubt();
        }
        return begun;
    }

    /** Notes that a group has no members any more. */
    public void vacant(Group group) {
        if (scopes.containsKey(group)) {
            due.add(() -> forgetting.vacated(group));
        }
    }

    // What is to be done without a lock

    /** Does what has become due. Called without a lock of the registry. */
    public void run() {
        for (Runnable next = due.poll(); next != null; next = due.poll()) {
            next.run();
        }
    }

    /** Lets a member, which may have missed something, have once more what a room retains. */
    public void renew(Group room, Receiver member) {
        Runnable then;
        synchronized (locks.of(room)) {
            Scope scope = scopes.get(room);
            then = scope == null ? null : scope.greet(member);
        }
        if (then != null) {
            then.run();
        }
    }

    private void later(Runnable action) {
        try {
            terms.timer().execute(action);
        } catch (RejectedExecutionException stopped) {
            // all is over
        }
    }
}
