// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.operations.telemetry;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;

/** In a deployed application: makes a span of each request, as not every server does, and says which. */
@WebFilter("/*")
public class TracedRequests extends HttpFilter {

    private static final long serialVersionUID = 1L;

    @Inject
    private transient Tracer tracer;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Span span = tracer.spanBuilder("request").startSpan();
        try (Scope scope = span.makeCurrent()) {
            request.setAttribute("scope", scope);
            request.setAttribute("trace", span.getSpanContext().getTraceId());
            chain.doFilter(request, response);
        } finally {
            span.end();
        }
    }
}
