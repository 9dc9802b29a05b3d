// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.util.ArrayList;
import java.util.EventListener;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletRegistration;

import org.jspecify.annotations.Nullable;

/** The methods of a servlet context that Foyer calls. */
public final class MemoryContext {

    private final Map<String, Object> attributes = new HashMap<>();
    private final Map<String, Servlet> servlets = new HashMap<>();
    private final List<ServletContextListener> listeners = new ArrayList<>();

    /** Returns this context as an application sees it. */
    ServletContext seen() {
        return Unsupported.except(ServletContext.class, "A servlet context", this);
    }

    List<ServletContextListener> listeners() {
        return listeners;
    }

    public @Nullable Object getAttribute(String name) {
        return attributes.get(name);
    }

    public void setAttribute(String name, Object value) {
        attributes.put(name, value);
    }

    public void removeAttribute(String name) {
        attributes.remove(name);
    }

    public String getServletContextName() {
        return "Foyer";
    }

    public String getContextPath() {
        return "";
    }

    /** Has every filter that Foyer asks for, so that Foyer need not add one. */
    public FilterRegistration getFilterRegistration(String name) {
        return Unsupported.except(FilterRegistration.class, "A filter", new Object());
    }

    public ServletRegistration.Dynamic addServlet(String name, Servlet servlet) {
        return Unsupported.except(ServletRegistration.Dynamic.class, "A servlet", new Mapped(servlet, servlets));
    }

    /** Returns the servlet with exactly this path, or {@code null}. */
    @Nullable
    Servlet servlet(String path) {
        return servlets.get(path);
    }

    public void addListener(EventListener listener) {
        if (listener instanceof ServletContextListener added) {
            listeners.add(added);
        }
    }

    /** The method of a servlet's registration that Foyer calls. */
    public record Mapped(Servlet servlet, Map<String, Servlet> servlets) {
        public Set<String> addMapping(String... paths) {
            for (String path : paths) {
                servlets.put(path, servlet);
            }
            return Set.of();
        }
    }
}
