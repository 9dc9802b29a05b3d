// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.platform.commit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import dev.foyer.Rooms;

/** Tells the room after the commit of some transaction. */
@ApplicationScoped
public class Steps {

    @Inject
    Rooms rooms;

    /** Of the caller's transaction, if there is one. */
    public void tell(String what) {
        rooms.get("ledger").afterCommit().emit("told", what);
    }

    /** Of one that is over when this returns. */
    @Transactional
    public void tellCommitted(String what) {
        tell(what);
    }

    /** Of one beside the caller's. */
    @Transactional(TxType.REQUIRES_NEW)
    public void tellInOwn(String what) {
        tell(what);
    }

    /** Of none, as the caller's is suspended. */
    @Transactional(TxType.NOT_SUPPORTED)
    public void tellInNone(String what) {
        tell(what);
    }
}
