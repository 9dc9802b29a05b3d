// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Serves the browser client, whatever else is mapped. A server would serve these files itself, but not if something is
 * mapped to all paths, and by their date in the jar, the same in each release of a reproducible build.
 */
final class ClientServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private static final String JAVASCRIPT = "text/javascript";
    private static final String JSON = "application/json";

    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "/foyer/foyer.js", JAVASCRIPT,
            "/foyer/foyer.js.map", JSON,
            "/foyer/foyer.iife.js", JAVASCRIPT,
            "/foyer/foyer.iife.js.map", JSON,
            "/foyer/foyer.d.ts", "text/plain");

    private final transient Map<String, Content> read = new ConcurrentHashMap<>();

    /** Returns the paths that it serves, below the context path. */
    static Set<String> paths() {
        return MEDIA_TYPES.keySet();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getServletPath();
        Content content = read.get(path);
        if (content == null) {
            String mediaType = MEDIA_TYPES.get(path);
            if (mediaType == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            content = new Content(bytes(path), mediaType);
            read.put(path, content);
        }
        content.answer(request, response);
    }

    private static byte[] bytes(String path) throws IOException {
        try (InputStream in = ClientServlet.class.getResourceAsStream("/META-INF/resources" + path)) {
            if (in == null) {
                throw new IOException("Not in the jar of Foyer: META-INF/resources" + path);
            }
            return in.readAllBytes();
        }
    }
}
