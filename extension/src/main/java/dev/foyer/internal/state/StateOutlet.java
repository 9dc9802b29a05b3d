// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.state;

import java.util.Collection;

import dev.foyer.ServerEvent.Mode;
import dev.foyer.internal.address.Group;
import dev.foyer.internal.flow.Frame;
import dev.foyer.internal.outbound.Distributor;
import dev.foyer.internal.outbound.Receiver;
import dev.foyer.internal.outbound.backlog.Whole;

/**
 * Puts what members are told of what rooms remember into their outboxes. Of one room, at most a whole value waits
 * there.
 */
public record StateOutlet(Distributor distributor) {

    /** The key of what one room remembers. */
    private record Remembered(Group room) {}

    void value(Group room, Collection<? extends Receiver> receivers, Frame value) {
        distributor.put(receivers, value, Mode.LATEST, new Remembered(room));
    }

    void patch(Group room, Collection<? extends Receiver> receivers, Frame patch, Whole value) {
        distributor.putChange(receivers, patch, value, new Remembered(room));
    }

    void gone(Collection<? extends Receiver> receivers, Frame gone) {
        distributor.put(receivers, gone, Mode.EVERY, gone);
    }
}
