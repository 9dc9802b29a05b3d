// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.stream.Stream;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.Destroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.Stereotype;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule C5: a request scope may be spared only where nothing could tell. */
class RequestScopeUseTest {

    /** Looks at all that CDI tells of, as Foyer's own extension does. */
    static class Looking implements Extension {
        final RequestScopeUse use = new RequestScopeUse();

        void look(@Observes ProcessBean<?> event) {
            use.add(event.getBean());
        }

        void look(@Observes ProcessObserverMethod<?, ?> event) {
            use.add(event.getObserverMethod());
        }
    }

    /** Adds a bean that has no class of its own. */
    static class Adding implements Extension {
        void add(@Observes AfterBeanDiscovery event) {
            event.addBean().types(Token.class).scope(RequestScoped.class).createWith(context -> new Token());
        }
    }

    static class Token {}

    @Dependent
    static class Unrelated {
        void observe(@Observes String event) {}
    }

    @RequestScoped
    static class Cart {}

    @PerRequest
    static class Basket {}

    @Stereotype
    @RequestScoped
    @Retention(RetentionPolicy.RUNTIME)
    @interface PerRequest {}

    @Dependent
    static class Producing {
        @Produces
        @RequestScoped
        Token token() {
            return new Token();
        }
    }

    @Dependent
    static class Beginning {
        void begin(@Observes @Initialized(RequestScoped.class) Object event) {}
    }

    @Dependent
    static class Ending {
        void end(@Observes @Destroyed(RequestScoped.class) Object event) {}
    }

    @Dependent
    static class Everything {
        void observe(@Observes @Any Object event) {}
    }

    static Stream<Class<?>> users() {
        return Stream.of(Cart.class, Basket.class, Producing.class, Beginning.class, Ending.class, Everything.class);
    }

    private static boolean isAny(Extension[] further, Class<?>... beans) {
        var looking = new Looking();
        try (SeContainer container = SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addExtensions(looking)
                .addExtensions(further)
                .addBeanClasses(beans)
                .initialize()) {
            assertThat(container.isRunning()).isTrue();
            return looking.use.isAny();
        }
    }

    @Test
    void containersOwnBeans_andFoyers_areNoUse() {
        assertThat(isAny(new Extension[0], Unrelated.class, RequestAttributes.class))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("users")
    void whateverCouldTell_isUse(Class<?> user) {
        assertThat(isAny(new Extension[0], Unrelated.class, user)).isTrue();
    }

    @Test
    void beanOfAnExtension_isUse() {
        assertThat(isAny(new Extension[] {new Adding()}, Unrelated.class)).isTrue();
    }
}
