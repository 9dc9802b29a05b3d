// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.address;

import org.jspecify.annotations.Nullable;

/**
 * Says which event another one of mode {@code LATEST} takes the place of.
 *
 * @param key the event's name and key, as a text of bounded length
 * @param version one with a smaller version never follows; {@code null} if there are no versions
 * @param retained whether those who join later get it
 * @param origin which emit it comes from
 */
public record Latest(String key, @Nullable Long version, boolean retained, Origin origin) {

    /**
     * Tells emits from each other.
     *
     * @param node the id of the node; empty for a program that is none
     * @param number the number of the emit, which grows on each node; 0 if it has none
     */
    public record Origin(String node, long number) {

        /** Is where an event comes from before it is emitted. */
        public static final Origin NONE = new Origin("", 0);

        /** Tests whether an emit came after this one, as far as that is known. */
        boolean isBefore(Origin other) {
            return number < other.number && node.equals(other.node);
        }
    }

    /** Tests whether nodes must know the event after it was sent. */
    public boolean isRemembered() {
        return version != null || retained;
    }

    /** Tests whether an event was emitted before another one of the same key, as far as that is known. */
    public boolean isOlderThan(Latest other) {
        int order = compare(version, other.version);
        return order == 0 ? origin.isBefore(other.origin) : order < 0;
    }

    /** Tests whether an event has a greater version than another one of the same key. */
    public boolean isLaterVersionThan(Latest other) {
        return compare(version, other.version) > 0;
    }

    private static int compare(@Nullable Long one, @Nullable Long other) {
        return one == null || other == null ? 0 : Long.compare(one, other);
    }

    /** Returns the same of another emit. */
    public Latest from(Origin other) {
        return new Latest(key, version, retained, other);
    }
}
