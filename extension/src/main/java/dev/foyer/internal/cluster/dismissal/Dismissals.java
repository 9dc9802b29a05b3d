// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.dismissal;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import dev.foyer.internal.address.Action;
import dev.foyer.internal.address.Address;
import dev.foyer.internal.address.Group;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while whose connections have been closed on all nodes. A connection whose node has ended cannot be
 * closed any more, but what is kept of it is of no use to its client then. Safe for any thread.
 */
public final class Dismissals {

    /** The number of users to remember. */
    static final int MOST = 10_000;

    private final LongSupplier nanos;

    // Mutable state, guarded by this: the users with the times at which they may be forgotten, the eldest first.
    private final Map<String, Long> users = new LinkedHashMap<>();

    /**
     * Begins without any.
     *
     * @param nanos the nanoseconds of a clock that only goes forward
     */
    public Dismissals(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Tests whether an action closes the connections of users, of which all nodes must hear. */
    public static boolean concern(Address to, Action action) {
        return action instanceof Action.Close && namesUser(to);
    }

    private static boolean namesUser(Address to) {
        if (to instanceof Address.Rest rest) {
            return namesUser(rest.from());
        }
        if (to instanceof Address.Union union) {
            return namesUser(union.one()) || namesUser(union.other());
        }
        return isUser(to);
    }

    private static boolean isUser(Address to) {
        return to instanceof Group group && group.kind() == Group.Kind.USER;
    }

    /**
     * Notes the users whose connections are closed.
     *
     * @param kept how long connections are kept after the end of their nodes
     */
    public synchronized void note(Address to, Duration kept) {
        if (to instanceof Address.Rest rest) {
            note(rest.from(), kept);
        } else if (to instanceof Address.Union union) {
            note(union.one(), kept);
            note(union.other(), kept);
        } else if (to instanceof Group group && isUser(group)) {
            users.remove(group.name()); // to the end
            users.put(group.name(), nanos.getAsLong() + kept.toNanos());
            if (users.size() > MOST) {
                users.remove(users.keySet().iterator().next());
            }
        }
    }

    /** Tests whether what was kept of a user's connections before is void. */
    public synchronized boolean have(@Nullable String user) {
        Long until = user == null ? null : users.get(user);
        return until != null && nanos.getAsLong() - until < 0;
    }
}
