// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;
import java.util.Optional;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.foyer.internal.container.upgrade.request.HandshakeReader;
import dev.foyer.internal.container.upgrade.request.UpgradeRequests;
import dev.foyer.internal.flow.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Runs between the application's filters and the container's WebSockets, and takes the requests for Foyer. Refuses all
 * upgrades until the application has started: some servers start one although its initializer failed.
 */
public final class AdmissionFilter implements Filter {

    private volatile @Nullable Door door;
    private volatile boolean idle;

    public void open(Door opened) {
        door = opened;
    }

    /** Lets every request pass, as the application has no endpoint of Foyer's. */
    public void standAside() {
        idle = true;
    }

    public void close() {
        door = null;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Door opened = door;
        if (!(request instanceof HttpServletRequest http) || !(response instanceof HttpServletResponse answer)) {
            chain.doFilter(request, response);
        } else if (opened != null) {
            filter(opened, http, answer, chain);
        } else if (!idle && UpgradeRequests.is(http)) {
            ProblemWriter.write(http, answer, new Refusal(503, "The application is not running."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static void filter(Door door, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        boolean upgrade = UpgradeRequests.is(request);
        boolean attempt = upgrade || UpgradeRequests.isLost(request);
        if (!attempt && !isQuestion(request)) {
            chain.doFilter(request, response);
            return;
        }
        String path = HandshakeReader.path(request);
        Optional<PathMatch> match = door.paths().find(path);
        if (match.isPresent()) {
            var visit = new Visit(door, match.get(), request, response, chain);
            if (attempt) {
                Upgrading.serve(visit);
            } else {
                Asking.serve(visit);
            }
        } else if (upgrade && door.paths().isOtherSpelling(path)) {
            ProblemWriter.write(request, response, new Refusal(404, "There is no such path."));
        } else {
            chain.doFilter(request, response);
        }
    }

    private static boolean isQuestion(HttpServletRequest request) {
        return request.getMethod().equals("GET") || CrossOrigin.isPreflight(request);
    }
}
