// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;

/** The methods of a servlet response that Foyer calls. */
public final class MemoryResponse {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private int status = HttpServletResponse.SC_OK;

    /** Returns this response as a servlet sees it. */
    HttpServletResponse seen() {
        return Unsupported.except(HttpServletResponse.class, "A response", this);
    }

    /** Returns what a client gets. */
    Response received() {
        return new Response(status, headers, body.toString(StandardCharsets.UTF_8));
    }

    public int getStatus() {
        return status;
    }

    public void setStatus(int code) {
        status = code;
    }

    public void sendError(int code) {
        reset();
        status = code;
    }

    public void setHeader(String name, String value) {
        headers.put(name, new ArrayList<>(List.of(value)));
    }

    public void addHeader(String name, String value) {
        headers.computeIfAbsent(name, first -> new ArrayList<>()).add(value);
    }

    public @Nullable String getHeader(String name) {
        List<String> values = headers.get(name);
        return values == null ? null : values.get(0);
    }

    public void setContentType(String type) {
        setHeader("Content-Type", type);
    }

    public boolean containsHeader(String name) {
        return headers.containsKey(name);
    }

    public void setCharacterEncoding(String encoding) {
        setContentType(Objects.requireNonNullElse(getHeader("Content-Type"), "text/plain") + ";charset=" + encoding);
    }

    public void setContentLength(int length) {
        setHeader("Content-Length", Integer.toString(length));
    }

    public boolean isCommitted() {
        return false;
    }

    public void reset() {
        headers.clear();
        body.reset();
        status = HttpServletResponse.SC_OK;
    }

    public ServletOutputStream getOutputStream() {
        return new ServletOutputStream() {
            @Override
            public boolean isReady() {
                return true;
            }

            @Override
            public void setWriteListener(WriteListener listener) {
                throw new IllegalStateException("This request is not asynchronous.");
            }

            @Override
            public void write(int one) {
                body.write(one);
            }
        };
    }
}
