// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.connection.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.connection.Lifecycle;
import dev.foyer.internal.connection.away.ScopedReturn;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.context.Scopes;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.dispatch.Answers;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.wire.Fault;
import dev.foyer.internal.wire.Incoming;
import org.jspecify.annotations.Nullable;

/**
 * Takes new credentials of clients for connections that go on. Those that are refused change nothing. Safe for any
 * thread.
 */
public final class Refreshing {

    private final Examiner examiner;
    private final Scopes scopes;
    private final ScopedReturn rights;
    private final Answers answers;

    public Refreshing(Examiner examiner, Scopes scopes, ScopedReturn rights, Answers answers) {
        this.examiner = examiner;
        this.scopes = scopes;
        this.rights = rights;
        this.answers = answers;
    }

    /** Takes new credentials, and answers. Runs {@code @OnConnect} on the calling thread. */
    public void refresh(Incoming.Bearer frame, Lifecycle lifecycle) {
        LiveConnection connection = lifecycle.scope().connection();
        Instant before = connection.person().rights().expires();
        Fault fault =
                lifecycle.conduct().refreshes().isInTime() ? attempt(frame.token(), lifecycle) : Fault.RATE_LIMITED;
        if (fault == null) {
            answers.refreshed(frame.id(), later(before, lifecycle), connection);
        } else {
            answers.error(fault, null, frame.id(), connection);
        }
    }

    /**
     * Returns in how many seconds the credentials expire, or {@code null} if they do not, or if the client knows that: a
     * client that sends the same ones again has no reason to send them once more.
     */
    private static @Nullable Long later(@Nullable Instant before, Lifecycle lifecycle) {
        Instant now = lifecycle.scope().connection().person().rights().expires();
        boolean known = before != null && now != null && !now.isAfter(before);
        return known ? null : lifecycle.conduct().validity().secondsUntil(now);
    }

    /** Returns why the credentials are not taken, or {@code null} if they are. */
    private @Nullable Fault attempt(String token, Lifecycle lifecycle) {
        ConnectionScope current = lifecycle.scope();
        LiveConnection connection = current.connection();
        List<Refusal> refused = new ArrayList<>(1);
        ConnectionScope next = examiner.examine(current, token, refused::add);
        if (next == null) {
            return Fault.refused(refused.get(0));
        }
        try {
            if (!connection.userId().equals(lifecycle.userId(next))) {
                return Fault.OTHER_USER;
            }
            if (lifecycle.isOpen()) { // else there is nobody to answer
                scopes.readmit(current, next);
                Log.debug("Connection " + connection.id() + " has new credentials.");
                connection.refreshed();
                rights.review(current);
            }
            return null;
        } finally {
            scopes.discard(next);
        }
    }
}
