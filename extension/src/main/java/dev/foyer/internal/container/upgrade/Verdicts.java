// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.util.Optional;

import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.FewLines;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.measure.Measures;
import dev.foyer.internal.model.EndpointModel;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of how handshakes end: measures and logs it, and keeps the reasons of refusals for a moment. Safe for any
 * thread.
 */
public final class Verdicts {

    private final RefusedAttempts attempts;
    private final Measures measures;
    private final FewLines log;

    /**
     * Takes note of nothing so far.
     *
     * @param log logs refusals
     */
    public Verdicts(RefusedAttempts attempts, Measures measures, FewLines log) {
        this.attempts = attempts;
        this.measures = measures;
        this.log = log;
    }

    /** Returns the time at which a handshake begins. */
    long begin() {
        return measures.now();
    }

    /**
     * Notes that a handshake is accepted, whose trace the connection keeps.
     *
     * @param begun the time at which it began
     */
    void admitted(EndpointModel endpoint, long begun, ConnectionScope scope) {
        measures.decided(path(endpoint), 101, begun);
        scope.tracedBy(measures.handshake(path(endpoint)));
    }

    /**
     * Notes that a handshake is refused, whatever the reason, so that the page may ask.
     *
     * @param attempt its name, or {@code null} if it has none
     * @param begun the time at which it began
     */
    void refused(EndpointModel endpoint, @Nullable String attempt, Refusal refusal, long begun) {
        attempts.keep(attempt, refusal);
        answered(endpoint, refusal.status(), begun);
    }

    /**
     * Notes that a handshake was refused by somebody who has answered.
     *
     * @param begun the time at which it began
     */
    void answered(EndpointModel endpoint, int status, long begun) {
        measures.decided(path(endpoint), status, begun);
        log.debug(Code.HANDSHAKE_REFUSED, path(endpoint), status);
    }

    private static String path(EndpointModel endpoint) {
        return endpoint.path().toString();
    }

    /** Returns the refusal of the attempt of that name, if there was one a moment ago. */
    Optional<Refusal> find(@Nullable String name) {
        return attempts.find(name);
    }
}
