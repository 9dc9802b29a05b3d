// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.delivery.stress;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;

import dev.foyer.Connections;
import dev.foyer.contract.testing.TextServlet;

/** In the deployed application: tells how it went. */
@WebServlet("/hall-says")
public class HallServlet extends TextServlet {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Emitters emitters;

    @Inject
    private transient Connections connections;

    @Override
    protected Object text(HttpServletRequest request) throws IOException {
        return switch (request.getQueryString()) {
            case "counts" -> emitters.counts();
            case "wrong" -> emitters.wrong();
            case "connections" -> connections.count();
            case "busy" -> busy();
            default -> throw new IOException("What?");
        };
    }

    /** The threads that are in Foyer's code, or that emit, beside this one. */
    private static String busy() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> !thread.getKey().equals(Thread.currentThread()))
                .filter(thread -> thread.getKey().getName().startsWith("emitter-")
                        || Arrays.stream(thread.getValue())
                                .anyMatch(frame -> frame.getClassName().startsWith("dev.foyer.internal.")))
                .map(thread -> thread.getKey().getName() + " in " + thread.getValue()[0])
                .collect(Collectors.joining("\n"));
    }
}
