// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.server;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Endpoint;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.internal.container.DescribedFilter;
import dev.foyer.internal.container.FoyerInitializer;
import dev.foyer.internal.container.Host;
import dev.foyer.internal.testkit.line.Client;
import dev.foyer.internal.testkit.line.Line;
import dev.foyer.internal.testkit.loop.Loop;

/**
 * Starts Foyer as a servlet container starts a WAR, and gives it requests. What Foyer does with them is the same as on
 * any server: its filter, its handshake, and its endpoint run here.
 */
public final class MemoryServer implements AutoCloseable {

    private static final int SWITCHING = 101;

    private final Loop loop;
    private final MemoryContext context = new MemoryContext();
    private final MemoryContainer container = new MemoryContainer();

    /**
     * Starts an application.
     *
     * @param types its classes that a servlet container would find: endpoints, events, and the like
     * @throws RuntimeException if the application has mistakes, as its start on a server would
     */
    public MemoryServer(Loop loop, Host host, Set<Class<?>> types) {
        this.loop = loop;
        context.setAttribute(ServerContainer.class.getName(), container.seen());
        context.setAttribute(Host.ATTRIBUTE, host);
        new FoyerInitializer().onStartup(types, context.seen());
        context.listeners().forEach(listener -> listener.contextInitialized(event()));
    }

    private ServletContextEvent event() {
        return new ServletContextEvent(context.seen());
    }

    /**
     * Opens a connection, or answers why not. Called within the lane that reads from the line.
     *
     * @param subprotocols those that the client offers
     * @return the answer, with status 101 if the connection opens
     */
    public Response open(Request request, List<String> subprotocols, Line line, Client client) {
        var admission = new AtomicReference<Admitted>();
        Response answer = answer(request, (asked, response) -> {
            Optional<Admitted> admitted = container.shakeHands(request, subprotocols);
            admission.set(admitted.orElse(null));
            if (admitted.isPresent()) {
                switchProtocols(admitted.get(), (HttpServletResponse) response);
            } else {
                ((HttpServletResponse) response).sendError(HttpServletResponse.SC_NOT_FOUND);
            }
        });
        Admitted admitted = admission.get();
        if (admitted != null && answer.status() == SWITCHING) {
            begin(admitted, line, client);
        }
        return answer;
    }

    private static void switchProtocols(Admitted admitted, HttpServletResponse response) {
        response.setStatus(SWITCHING);
        admitted.headers().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        if (!admitted.subprotocol().isEmpty()) {
            response.setHeader("Sec-WebSocket-Protocol", admitted.subprotocol());
        }
    }

    private void begin(Admitted admitted, Line line, Client client) {
        var session = new MemorySession(line, loop, endpoint(admitted.config()), admitted);
        line.connect(client, session);
        line.reader().execute(session::begin);
    }

    private static Endpoint endpoint(ServerEndpointConfig config) {
        try {
            return (Endpoint) config.getConfigurator().getEndpointInstance(config.getEndpointClass());
        } catch (InstantiationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * Answers a request for a page: as Foyer's filter does, or with a document that Foyer serves.
     *
     * @param others answers what is left
     */
    public Response page(Request request, FilterChain others) {
        return answer(request, (asked, response) -> {
            Servlet document = context.servlet(((HttpServletRequest) asked).getServletPath());
            if (document == null) {
                others.doFilter(asked, response);
            } else {
                document.service(asked, response);
            }
        });
    }

    private Response answer(Request request, FilterChain chain) {
        var response = new MemoryResponse();
        Object filter = context.getAttribute(DescribedFilter.CHOSEN);
        try {
            ((Filter) Objects.requireNonNull(filter)).doFilter(MemoryRequest.of(request), response.seen(), chain);
        } catch (IOException | ServletException failure) {
            throw new IllegalStateException(failure);
        }
        return response.received();
    }

    @Override
    public void close() {
        context.listeners().forEach(listener -> listener.contextDestroyed(event()));
    }
}
