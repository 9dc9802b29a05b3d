// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.util.Optional;

import dev.foyer.EventRefused;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Causes;
import dev.foyer.internal.wire.Fault;

/** Chooses the fault that a peer gets for a failure, and logs failures whose details are not for the peer. */
final class Failures {

    private Failures() {}

    static Fault told(Throwable thrown, Exchange exchange, Deadline deadline) {
        Optional<EventRefused> refused = Causes.find(thrown, EventRefused.class);
        if (refused.isPresent()) {
            return new Fault(refused.get().code(), refused.get().message());
        }
        if (Causes.isAccessDenied(thrown)) {
            return Fault.FORBIDDEN;
        }
        Throwable failure = Causes.of(thrown);
        String event = exchange.event().name();
        String id = exchange.connection().id();
        if (failure instanceof Late) {
            Log.warning(Code.HANDLER_LATE, event, exchange.where(), deadline.limit(), id);
            return Fault.TIMEOUT;
        }
        Log.error(Code.HANDLER_FAILED, failure, event, exchange.where(), id);
        return Fault.FAILED;
    }
}
