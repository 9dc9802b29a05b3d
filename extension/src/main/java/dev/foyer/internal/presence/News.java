// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.List;
import java.util.Set;

/**
 * What one node tells of one room.
 *
 * @param number the number of this news; later news of the node have greater ones
 * @param after the number of the news of this room before, or {@code 0}
 * @param extent what it contains
 * @param present connections that are present, new or changed
 * @param gone the ids of connections that are not present any more
 */
public record News(long number, long after, Extent extent, List<Entry> present, Set<String> gone) {

    /** Says what news contain. */
    public enum Extent {
        /** What has changed. */
        CHANGES(false, true),
        /** The first part of all who are present on the node. */
        FIRST(true, false),
        /** A later part. */
        FURTHER(false, false),
        /** The last part. */
        LAST(false, true),
        /** All who are present on the node. */
        ALL(true, true);

        private final boolean first;
        private final boolean last;

        Extent(boolean first, boolean last) {
            this.first = first;
            this.last = last;
        }

        boolean isFirst() {
            return first;
        }

        boolean isLast() {
            return last;
        }

        /** Returns the extent of a part of all. */
        static Extent of(boolean first, boolean last) {
            if (first) {
                return last ? ALL : FIRST;
            }
            return last ? LAST : FURTHER;
        }
    }
}
