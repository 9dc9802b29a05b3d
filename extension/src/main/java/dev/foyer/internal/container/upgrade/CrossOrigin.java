// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.upgrade;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Lets a page of another origin that may connect also read why it could not (Fetch standard, CORS). */
final class CrossOrigin {

    private CrossOrigin() {}

    /** Tests whether a browser asks if a page may GET with headers of its own, such as the token it connected with. */
    static boolean isPreflight(HttpServletRequest request) {
        return request.getMethod().equals("OPTIONS")
                && request.getHeader("Origin") != null
                && "GET".equals(request.getHeader("Access-Control-Request-Method"));
    }

    /** Answers that the page may do so. */
    static void allow(HttpServletRequest request, HttpServletResponse response) {
        letPageRead(request, response);
        response.setHeader("Access-Control-Allow-Methods", "GET");
        response.setHeader("Access-Control-Allow-Headers", "Authorization");
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    /** Lets the requesting page read the answer. */
    static void letPageRead(HttpServletRequest request, HttpServletResponse response) {
        String origin = request.getHeader("Origin");
        if (origin != null) {
            response.setHeader("Access-Control-Allow-Origin", origin);
            response.setHeader("Access-Control-Expose-Headers", "Retry-After");
            response.addHeader("Vary", "Origin");
        }
    }
}
