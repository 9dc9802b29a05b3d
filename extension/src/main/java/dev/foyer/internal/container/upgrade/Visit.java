// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.foyer.Handshake;
import dev.foyer.internal.container.upgrade.request.HandshakeReader;
import dev.foyer.internal.flow.Refusal;

/** Holds a request for the path of an endpoint. */
record Visit(Door door, PathMatch match, HttpServletRequest request, HttpServletResponse response, FilterChain chain) {

    void refuse(Refusal refusal) throws IOException {
        ProblemWriter.write(request, response, refusal);
    }

    /** Leaves the request to the application. */
    void pass() throws IOException, ServletException {
        chain.doFilter(request, response);
    }

    Handshake handshake() {
        return HandshakeReader.read(request, match.variables(), match.endpoint().roles());
    }
}
