// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.ServletException;

import dev.foyer.internal.container.upgrade.handler.Sessionless;
import dev.foyer.internal.container.upgrade.request.UpgradeRequests;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.handshake.Admission;
import org.jspecify.annotations.Nullable;

/** Decides on upgrade requests before the container sees them. */
final class Upgrading {

    private static final Refusal NOT_OVER_HTTP_2 = new Refusal(
            501,
            "This server does not support WebSockets over HTTP/2 (RFC 8441). Connect over HTTP/1.1, as browsers do automatically.");

    private Upgrading() {}

    static void serve(Visit visit) throws IOException, ServletException {
        Door door = visit.door();
        long begun = door.verdicts().begin();
        String attempt = AttemptName.of(visit.request());
        Optional<Refusal> refusal =
                door.checks().malformed(visit.request()).or(() -> door.checks().judge(visit.request()));
        if (refusal.isPresent()) {
            refuse(visit, attempt, refusal.get(), begun);
        } else if (ServerLogin.passes(visit.match().endpoint(), visit.request(), visit.response())) {
            Admission admission = door.admissions().decide(visit.match().endpoint(), visit.handshake());
            if (admission instanceof Admission.Refused refused) {
                if (!door.admissions().verifiesTokens()) {
                    door.checks().explain(visit.request(), visit.match().endpoint(), refused.refusal());
                }
                refuse(visit, attempt, refused.refusal(), begun);
            } else if (admission instanceof Admission.Accepted accepted) {
                door.verdicts().admitted(visit.match().endpoint(), begun, accepted.scope());
                admit(visit, accepted.scope(), begun);
            }
        } else {
            door.verdicts().answered(visit.match().endpoint(), visit.response().getStatus(), begun);
        }
    }

    private static void refuse(Visit visit, @Nullable String attempt, Refusal refusal, long begun) throws IOException {
        visit.door().verdicts().refused(visit.match().endpoint(), attempt, refusal, begun);
        visit.refuse(refusal);
    }

    private static void admit(Visit visit, ConnectionScope scope, long begun) throws IOException, ServletException {
        Handoff handoff = visit.door().handoff();
        scope.offered(HandshakeChecks.resume(visit.request()));
        handoff.put(scope);
        boolean claimed = false;
        try { // whatever the server fails in, nothing may remain for this thread's next request
            visit.chain().doFilter(new Sessionless(visit.request()), visit.response());
        } finally {
            Optional<ConnectionScope> unclaimed = handoff.take();
            claimed = unclaimed.isEmpty();
            unclaimed.ifPresent(visit.door().admissions()::discard);
        }
        if (!claimed
                && UpgradeRequests.isConnect(visit.request())
                && !visit.response().isCommitted()) {
            visit.door().checks().tellOfHttp2();
            visit.response().reset();
            refuse(visit, AttemptName.of(visit.request()), NOT_OVER_HTTP_2, begun);
        }
    }
}
