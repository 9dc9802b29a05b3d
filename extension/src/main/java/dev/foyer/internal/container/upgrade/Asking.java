// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.MappingMatch;

import dev.foyer.internal.flow.Refusal;

/**
 * Answers requests for an endpoint's path that are not upgrades. The application gets them, unless they ask about an
 * attempt or there is nothing else at that path.
 */
final class Asking {

    private static final Refusal NEEDS_UPGRADE =
            new Refusal(426, "This is a WebSocket endpoint.", Map.of("Upgrade", "websocket"), List.of());

    private Asking() {}

    static void serve(Visit visit) throws IOException, ServletException {
        if (AttemptName.isAsked(visit.request())) {
            answer(visit);
        } else if (CrossOrigin.isPreflight(visit.request()) || !isUnmapped(visit.request())) {
            visit.pass();
        } else if (isNothing(visit)) {
            answer(visit);
        }
    }

    /** Tests whether no servlet of the application is mapped to the path, so that at most a file is there. */
    private static boolean isUnmapped(HttpServletRequest request) {
        HttpServletMapping mapping = request.getHttpServletMapping();
        return mapping == null
                || mapping.getMappingMatch() == null
                || mapping.getMappingMatch() == MappingMatch.DEFAULT;
    }

    /** Lets the application answer. Returns whether it had nothing at that path. */
    private static boolean isNothing(Visit visit) throws IOException, ServletException {
        var found = new Findings(visit.response());
        try {
            visit.chain().doFilter(visit.request(), found);
        } catch (FileNotFoundException nothing) { // some servers report it so
            found.nothing();
        }
        return found.isNothing() && !visit.response().isCommitted();
    }

    /**
     * Answers a plain GET with the reason for a failed handshake, which browsers do not show: the refusal of the
     * attempt that the request names, if known, or the mistake in its headers.
     */
    private static void answer(Visit visit) throws IOException {
        Optional<Refusal> foreign = visit.door().checks().foreign(visit.request());
        if (foreign.isPresent()) {
            visit.refuse(foreign.get());
            return;
        }
        if (CrossOrigin.isPreflight(visit.request())) {
            CrossOrigin.allow(visit.request(), visit.response());
            return;
        }
        CrossOrigin.letPageRead(visit.request(), visit.response());
        Optional<Refusal> refusal = visit.door()
                .verdicts()
                .find(AttemptName.of(visit.request()))
                .or(() -> visit.door().checks().judge(visit.request()));
        if (refusal.isPresent()) {
            visit.refuse(refusal.get());
        } else if (ServerLogin.passes(visit.match().endpoint(), visit.request(), visit.response())) {
            visit.refuse(visit.door()
                    .admissions()
                    .probe(visit.match().endpoint(), visit.handshake())
                    .orElse(NEEDS_UPGRADE));
        }
    }
}
