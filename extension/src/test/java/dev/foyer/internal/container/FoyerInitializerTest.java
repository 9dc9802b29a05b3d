// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;

import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Foyer in a servlet container that has nothing else: rule H11. */
class FoyerInitializerTest {

    @ServerEndpoint("/chat")
    static class Chat {
        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/plain")
    static class Plain {}

    @Test
    void withoutCdi_theErrorSaysSo() {
        assertThatThrownBy(() -> start(Chat.class))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FOYER-1026: No CDI container was found")
                .hasMessageContaining(Chat.class.getName());
    }

    @Test
    void withoutCdi_anApplicationThatDoesNotUseFoyerStarts() {
        assertThatCode(() -> start(Plain.class)).doesNotThrowAnyException();
    }

    private static void start(Class<?> endpoint) throws Throwable {
        ClassLoader bare = new Bare();
        Class<?> initializer = bare.loadClass(FoyerInitializer.class.getName());
        Method onStartup = initializer.getMethod("onStartup", Set.class, ServletContext.class);
        try {
            onStartup.invoke(
                    initializer.getConstructor().newInstance(),
                    Set.of(bare.loadClass(endpoint.getName())),
                    answering(ServletContext.class));
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause() == null ? thrown : thrown.getCause();
        }
    }

    /** Whatever it is asked for that is an interface. */
    private static Object answering(Class<?> type) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
            Class<?> returned = method.getReturnType();
            return returned.isInterface() && !returned.equals(Set.class) ? answering(returned) : null;
        });
    }

    /** Loads the classes of Foyer and of the test anew, and finds none but them and those of a servlet container. */
    private static final class Bare extends ClassLoader {

        private static final List<String> SERVLET_CONTAINER =
                List.of("jakarta.servlet.", "jakarta.websocket.", "jakarta.annotation.");

        Bare() {
            super(FoyerInitializerTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith("dev.foyer.")) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? define(name) : loaded;
            }
            if (name.startsWith("jakarta.") && SERVLET_CONTAINER.stream().noneMatch(name::startsWith)) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }

        private Class<?> define(String name) throws ClassNotFoundException {
            try (@Nullable InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (in == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = in.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException unreadable) {
                throw new ClassNotFoundException(name, unreadable);
            }
        }
    }
}
