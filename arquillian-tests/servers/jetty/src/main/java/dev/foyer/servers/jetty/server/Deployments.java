// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.jetty.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.eclipse.jetty.ee10.webapp.WebAppContext;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.handler.ContextHandlerCollection;
import org.eclipse.jetty.util.component.Environment;
import org.eclipse.jetty.util.component.LifeCycle;
import org.jspecify.annotations.Nullable;

/**
 * Deploys and undeploys applications while the server runs, one at a time, asked on a port of its own: {@code PUT} to the path of
 * an application with its file for a body, or {@code DELETE}. Answers when that is done, or with what went wrong. {@code POST} stops the
 * server: like a signal, but at a signal the JDK's logging ends before the applications do.
 */
public final class Deployments implements LifeCycle.Listener {

    private final ContextHandlerCollection contexts;
    private final int port;
    private @Nullable HttpServer line;

    public Deployments(ContextHandlerCollection contexts, int port) {
        this.contexts = contexts;
        this.port = port;
    }

    @Override
    public void lifeCycleStarted(LifeCycle server) {
        try {
            HttpServer opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            opened.createContext("/", this::answer);
            opened.start();
            line = opened;
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    @Override
    public void lifeCycleStopping(LifeCycle server) {
        if (line != null) {
            line.stop(0);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String problem = problem(exchange);
            exchange.sendResponseHeaders(problem.isEmpty() ? 204 : 500, problem.isEmpty() ? -1 : 0);
            exchange.getResponseBody().write(problem.getBytes(StandardCharsets.UTF_8));
        }
        if (exchange.getRequestMethod().equals("POST")) {
            new Thread(() -> LifeCycle.stop(contexts.getServer())).start();
        }
    }

    private String problem(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var problem = new StringWriter();
        Environment.get("ee10").run(() -> {
            try {
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> deploy(path, body);
                    case "DELETE" -> undeploy(path);
                    default -> {}
                }
            } catch (Throwable failed) {
                failed.printStackTrace(new PrintWriter(problem, true));
            }
        });
        return problem.toString();
    }

    /** One that fails to start stays until it is undeployed, as with Jetty's own deployer. */
    private void deploy(String path, String war) throws Exception {
        undeploy(path);
        var application = new WebAppContext();
        application.setContextPath(path);
        application.setWar(war);
        application.setThrowUnavailableOnStartupException(true);
        contexts.addHandler(application);
        contexts.manage(application);
        application.start();
    }

    private void undeploy(String path) throws Exception {
        for (Handler handler : contexts.getHandlers()) {
            if (handler instanceof WebAppContext application
                    && application.getContextPath().equals(path)) {
                application.stop();
                contexts.removeHandler(application);
            }
        }
    }
}
