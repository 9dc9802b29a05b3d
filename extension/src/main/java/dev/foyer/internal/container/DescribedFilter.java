// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;

import org.jspecify.annotations.Nullable;

/**
 * Runs where Foyer's {@code web-fragment.xml} puts it: behind the application's filters, and before those that
 * initializers add, such as a server's own for WebSockets. Does nothing unless the initializer has chosen that place.
 */
public final class DescribedFilter implements Filter {

    /** The context attribute that holds the filter to run here. */
    public static final String CHOSEN = "dev.foyer.filter";

    private @Nullable Filter chosen;

    @Override
    public void init(FilterConfig config) {
        if (config.getServletContext().getAttribute(CHOSEN) instanceof Filter filter) {
            chosen = filter;
        }
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (chosen == null) {
            chain.doFilter(request, response);
        } else {
            chosen.doFilter(request, response, chain);
        }
    }
}
