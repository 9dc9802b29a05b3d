// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FoyerListenerTest {

    @ServerEndpoint("/chat")
    static class Chat {
        @OnEvent("e")
        void handle() {}
    }

    @Test
    void startThatFailsLate_leavesNoThread() throws Exception {
        Set<Thread> before = timers();
        var listener = new FoyerListener(
                new AdmissionFilter(), new ContractServlet(), Set.of(Chat.class), Set.of(), Set.of(Chat.class));
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(new FoyerExtension())
                .addBeanClasses(Chat.class)
                .initialize()) {
            assertThat(container.isRunning()).isTrue();
            assertThatThrownBy(() -> listener.contextInitialized(refusingServer()))
                    .hasMessageStartingWith("FOYER-1017: ");

            Set<Thread> left = new HashSet<>(timers());
            left.removeAll(before);
            for (Thread timer : left) {
                timer.join(10_000);
            }
            assertThat(left).noneMatch(Thread::isAlive);
        }
    }

    private static Set<Thread> timers() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("foyer-timer"))
                .collect(Collectors.toSet());
    }

    /** A server that publishes no endpoint. */
    private static ServletContextEvent refusingServer() {
        ServerContainer container = proxy(ServerContainer.class, (proxy, method, arguments) -> {
            throw new DeploymentException("no");
        });
        return new ServletContextEvent(proxy(
                ServletContext.class,
                (proxy, method, arguments) -> method.getName().equals("getAttribute") ? container : null));
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
