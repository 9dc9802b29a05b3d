// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.foyer.Handshake;
import dev.foyer.internal.container.Paths.Match;
import dev.foyer.internal.context.ConnectionScope;
import dev.foyer.internal.flow.Refusal;
import dev.foyer.internal.handshake.Admission;
import dev.foyer.internal.handshake.Admissions;
import dev.foyer.internal.handshake.BearerSubprotocol;
import dev.foyer.internal.handshake.OriginPolicy;
import dev.foyer.internal.model.PathTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Decides upgrade requests before the container sees them. Until the application has started it refuses them all: some servers
 * start an application although its initializer failed.
 */
final class AdmissionFilter implements Filter {

    private volatile @Nullable Door door;
    private volatile boolean idle;

    /** What is known once the application has started. */
    record Door(
            Paths paths,
            OriginPolicy origins,
            ConnectionLimit limit,
            Admissions admissions,
            RefusedAttempts refused,
            Handoff handoff) {}

    void open(Door opened) {
        door = opened;
    }

    /** There is nothing to decide, as the application has no endpoint of Foyer's. */
    void standAside() {
        idle = true;
    }

    void close() {
        door = null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            filter(http, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Door opened = door;
        boolean upgrade = UpgradeRequests.is(request);
        if (opened == null && upgrade && !idle) {
            ProblemWriter.write(response, new Refusal(503, "The application is not running."));
            return;
        }
        boolean preflight = CrossOrigin.isPreflight(request);
        boolean asksUs = upgrade || preflight || request.getMethod().equals("GET");
        Optional<Match> match =
                opened == null || !asksUs ? Optional.empty() : opened.paths().find(HandshakeReader.path(request));
        if (opened == null || match.isEmpty()) {
            if (opened != null && upgrade && isOtherSpelling(opened, HandshakeReader.path(request))) {
                ProblemWriter.write(response, new Refusal(404, "There is no such path."));
            } else {
                chain.doFilter(request, response);
            }
            return;
        }
        Optional<Refusal> foreign = foreign(opened, request);
        if (preflight) {
            if (foreign.isEmpty()) {
                CrossOrigin.allow(request, response);
            } else {
                ProblemWriter.write(response, foreign.get());
            }
            return;
        }
        if (!upgrade && foreign.isEmpty()) {
            CrossOrigin.letPageRead(request, response);
        }
        String attempt = RefusedAttempts.name(request);
        Optional<Refusal> refusal = (upgrade
                        ? Optional.<Refusal>empty()
                        : opened.refused().find(attempt))
                .or(() -> preliminary(opened, request, upgrade, foreign));
        if (refusal.isPresent()) {
            refuse(opened, upgrade ? attempt : null, refusal.get(), response);
            return;
        }
        if (!ServerLogin.passes(match.get().endpoint(), request, response)) {
            return;
        }
        Handshake handshake = HandshakeReader.read(
                request, match.get().variables(), match.get().endpoint().roles());
        if (upgrade) {
            admit(opened, match.get(), handshake, attempt, request, response, chain);
        } else {
            probe(opened, match.get(), handshake, response);
        }
    }

    /** Whether a container may take a path for one of ours although it is not: the endpoint would refuse it, with an HTML page. */
    private static boolean isOtherSpelling(Door door, String rawPath) {
        String normal = PathTemplate.normal(rawPath);
        return !normal.equals(rawPath) && door.paths().find(normal).isPresent();
    }

    private static Optional<Refusal> foreign(Door door, HttpServletRequest request) {
        List<String> origins = Collections.list(request.getHeaders("Origin"));
        return origins.size() > 1
                ? Optional.of(new Refusal(400, "The header 'Origin' must be sent once."))
                : door.origins()
                        .judge(
                                origins.stream().findFirst(),
                                request.getScheme(),
                                request.getServerName(),
                                request.getServerPort());
    }

    private static Optional<Refusal> preliminary(
            Door door, HttpServletRequest request, boolean upgrade, Optional<Refusal> foreign) {
        if (PathTemplate.hidesSlash(HandshakeReader.path(request))) {
            return Optional.of(new Refusal(400, "A path variable must not contain a slash."));
        }
        Optional<Refusal> malformed = upgrade ? UpgradeRequests.check(request) : Optional.empty();
        return malformed
                .or(() -> foreign)
                .or(door.limit()::judge)
                .or(() -> request.getHeader("Authorization") != null
                        ? Optional.empty()
                        : BearerSubprotocol.check(Collections.list(request.getHeaders("Sec-WebSocket-Protocol"))));
    }

    /** Whatever it was refused for, the page may ask. */
    private static void refuse(Door door, @Nullable String attempt, Refusal refusal, HttpServletResponse response)
            throws IOException {
        door.refused().keep(attempt, refusal);
        ProblemWriter.write(response, refusal);
    }

    private static void admit(
            Door door,
            Match match,
            Handshake handshake,
            @Nullable String attempt,
            HttpServletRequest request,
            HttpServletResponse response,
            FilterChain chain)
            throws IOException, ServletException {
        Admission admission = door.admissions().decide(match.endpoint(), handshake);
        if (admission instanceof Admission.Refused refused) {
            refuse(door, attempt, refused.refusal(), response);
        } else if (admission instanceof Admission.Accepted accepted) {
            door.handoff().put(accepted.scope());
            try { // whatever the server fails in, nothing may be left for this thread's next request
                request.setAttribute(SessionlessFilter.ADMITTED, true);
                chain.doFilter(request, response);
            } finally {
                Optional<ConnectionScope> unclaimed = door.handoff().take();
                unclaimed.ifPresent(door.admissions()::discard);
            }
        }
    }

    /**
     * A browser cannot see why a handshake failed; a plain GET of the same URL tells it: what the attempt was refused with that it names, if
     * that is known, or what is wrong with its headers.
     */
    private static void probe(Door door, Match match, Handshake handshake, HttpServletResponse response)
            throws IOException {
        Refusal needsUpgrade = new Refusal(
                426,
                "This is a WebSocket endpoint.",
                Map.of("Upgrade", "websocket", "Connection", "Upgrade"),
                List.of());
        Optional<Refusal> refusal = door.admissions().probe(match.endpoint(), handshake);
        ProblemWriter.write(response, refusal.orElse(needsUpgrade));
    }
}
