// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.presence;

import java.util.List;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.outbound.Distributor;

/**
 * Puts what members are told into their outboxes.
 *
 * @param maxBytes the length of a list above which only the number of members is told
 */
public record Outlet(Distributor distributor, int maxBytes) {

    /** The key of numbers of members, of which only the newest is sent. */
    private record Count(Group room) {}

    void deliver(Group room, List<Notice> notices) {
        for (Notice notice : notices) {
            Mode mode = notice.replaceable() ? Mode.LATEST : Mode.EVERY;
            distributor.put(notice.receivers(), notice.frame(), mode, new Count(room));
        }
    }
}
