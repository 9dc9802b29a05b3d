// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.cluster;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.contract.testing.TextServlet;

/** In a deployed application: counts the threads that engines for Redis have in this server. */
@WebServlet("/threads")
public class EngineThreadsServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected Object text(HttpServletRequest request) {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("foyer-redis"))
                .count();
    }
}
