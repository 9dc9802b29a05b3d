// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import dev.foyer.internal.container.upgrade.AdmissionFilter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoyerListenerTest {

    private static final ServerContainer ACCEPTING = proxy(ServerContainer.class, (proxy, method, arguments) -> null);
    private static final ServerContainer REFUSING = proxy(ServerContainer.class, (proxy, method, arguments) -> {
        throw new DeploymentException("no");
    });

    @ServerEndpoint("/chat")
    static class Chat {
        @OnEvent("e")
        void handle() {}
    }

    private final AdmissionFilter filter = new AdmissionFilter();
    private final FoyerListener listener =
            new FoyerListener(filter, new ContractServlet(), Set.of(Chat.class), Set.of(), Set.of(Chat.class));

    @Test
    void startThatFailsLate_leavesNoThread() throws Exception {
        Set<Thread> before = timers();
        try (SeContainer container = container()) {
            assertThat(container.isRunning()).isTrue();
            assertThatThrownBy(() -> listener.contextInitialized(started(REFUSING)))
                    .hasMessageStartingWith("FOYER-1017: ");

            Set<Thread> left = new HashSet<>(timers());
            left.removeAll(before);
            for (Thread timer : left) {
                timer.join(10_000);
            }
            assertThat(left).noneMatch(Thread::isAlive);
        }
    }

    @Test
    void handshakesAreRefused_asSoonAsTheApplicationStops() throws Exception {
        try (SeContainer container = container()) {
            listener.contextInitialized(started(ACCEPTING));

            container.getBeanManager().getExtension(FoyerExtension.class).stop();

            assertThat(statusOfUpgrade()).isEqualTo(503);
        }
    }

    private int statusOfUpgrade() throws Exception {
        var status = new AtomicInteger();
        HttpServletRequest request = proxy(
                HttpServletRequest.class,
                (proxy, method, arguments) -> method.getName().equals("getHeaders")
                        ? Collections.enumeration(List.of("websocket"))
                        : "/chat");
        HttpServletResponse response = proxy(HttpServletResponse.class, (proxy, method, arguments) -> {
            if (method.getName().equals("setStatus")) {
                status.set((int) arguments[0]);
            }
            return method.getName().equals("getOutputStream") ? new Sink() : null;
        });
        filter.doFilter(request, response, (passed, answered) -> {
            throw new AssertionError("It passes.");
        });
        return status.get();
    }

    private static SeContainer container() {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FoyerExtension())
                .addBeanClasses(Chat.class)
                .initialize();
    }

    private static Set<Thread> timers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("foyer-timer"))
                .collect(Collectors.toSet());
    }

    /** An application that starts on a server. */
    private static ServletContextEvent started(ServerContainer container) {
        return new ServletContextEvent(
                proxy(ServletContext.class, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getAttribute" -> container;
                    case "getContextPath" -> "";
                    default -> null;
                }));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    /** Takes what is written. */
    private static final class Sink extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int value) {
            // nobody reads it
        }
    }
}
