// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.latest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

import dev.foyer.internal.address.Emitted;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.outbound.Channel;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.Receiver;
import org.jspecify.annotations.Nullable;

/** Compares what this node knows with what the engine retains. Safe for any thread. */
final class Comparing implements RetainedEvents.Listener {

    /** How long a member that joins waits for what is retained. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final LatestTerms terms;
    private final Distributor distributor;
    private final Map<Group, Scope> scopes;
    private final Locks locks;

    // Mutable state.
    private volatile long renewed;

    /**
     * Creates what has compared nothing.
     *
     * @param scopes what is known
     * @param locks guard the scopes
     */
    Comparing(LatestTerms terms, Distributor distributor, Map<Group, Scope> scopes, Locks locks) {
        this.terms = terms;
        this.distributor = distributor;
        this.scopes = scopes;
        this.locks = locks;
        this.renewed = terms.nanos().getAsLong();
    }

    /** Asks the engine what a room retains. */
    void ask(Group room, Scope scope) {
        long question;
        synchronized (locks.of(room)) {
            question = scope.ask();
        }
        Future<?> alarm = alarm(() -> giveUp(room, scope, question));
        var unused = terms.shared().read(room).whenComplete((found, failure) -> {
            alarm.cancel(false);
            answered(room, scope, question, found);
        });
    }

    private Future<?> alarm(Runnable action) {
        try {
            return terms.timer().schedule(action, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException stopped) { // all is over
            return CompletableFuture.completedFuture(false);
        }
    }

    /** Lets nobody wait any longer. The answer may still come. */
    private void giveUp(Group room, Scope scope, long question) {
        List<Runnable> then;
        synchronized (locks.of(room)) {
            then = scope.isLatest(question) ? scope.release() : List.of();
        }
        then.forEach(Runnable::run);
    }

    private void answered(Group room, Scope scope, long question, @Nullable List<Emitted> found) {
        var claimed = new ArrayList<Channel>();
        List<Runnable> then;
        List<Emitted> missing = List.of();
        synchronized (locks.of(room)) {
            if (!scope.isLatest(question)) {
                return;
            }
            if (found == null) {
                scope.doubt();
            } else {
                Table.Difference difference = scope.compare(found);
                missing = difference.there();
                deliver(room, scope, difference.here(), claimed);
            }
            then = scope.release();
        }
        then.forEach(Runnable::run);
        distributor.drain(claimed);
        if (!missing.isEmpty()) {
            terms.shared().add(room, missing);
        }
    }

    /** Lets those have what is new who do not wait for it. */
    private void deliver(Group room, Scope scope, List<Emitted> events, List<Channel> claimed) {
        if (events.isEmpty() || scopes.get(room) != scope) {
            return;
        }
        List<Receiver> members = new ArrayList<>(terms.members().apply(room));
        members.removeAll(scope.waiting());
        for (Emitted event : events) {
            distributor.queue(members, event.frame(), event.mode(), Scope.slot(event, room.room()), claimed);
        }
    }

    @Override
    public void compareAll() {
        scopes.forEach((group, scope) -> {
            synchronized (locks.of(group)) {
                scope.table().settle();
            }
            if (group.isRoom()) {
                ask(group, scope);
            }
        });
    }

    @Override
    public void tick() {
        if (!terms.shared().areReachable()) {
            return;
        }
        long now = terms.nanos().getAsLong();
        boolean due = now - renewed >= terms.keep().age().toNanos() / 3;
        renewed = due ? now : renewed;
        scopes.forEach((group, scope) -> {
            if (group.isRoom()) {
                tick(group, scope, due);
            }
        });
    }

    private void tick(Group room, Scope scope, boolean due) {
        boolean doubtful;
        boolean lasts;
        synchronized (locks.of(room)) {
            doubtful = scope.isDoubtful();
            lasts = due && scope.table().isRetaining();
        }
        if (doubtful) {
            ask(room, scope);
        }
        if (lasts) {
            terms.shared().add(room, List.of());
        }
    }
}
