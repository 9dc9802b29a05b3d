// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/** A response as the servlets of tests write it. */
final class PageResponse extends HttpServletResponseWrapper {

    private final PrintWriter writer;

    PageResponse(HttpServletResponse response) throws IOException {
        super(response);
        writer = new PrintWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
    }

    @Override
    public PrintWriter getWriter() {
        return writer;
    }
}
