// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import dev.foyer.ConnectionScoped;
import dev.foyer.Handshake;
import dev.foyer.internal.audience.LiveConnection;
import dev.foyer.internal.audience.Registry;
import dev.foyer.internal.model.EndpointMethods;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.PeerModel;
import dev.foyer.internal.model.handshake.PathTemplate;
import dev.foyer.testing.ConnectionScopeExtension;
import dev.foyer.testing.Together;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rules C4 and C5. */
class ScopesTest {

    private final CurrentScope current = new CurrentScope();
    private final SeContainer container = SeContainerInitializer.newInstance()
            .disableDiscovery()
            .addExtensions(new ConnectionScopeExtension(current))
            .addBeanClasses(Journal.class, Cart.class, Item.class, Request.class, Endpoint.class)
            .initialize();
    private final ClassLoader loader = new ClassLoader(ScopesTest.class.getClassLoader()) {};
    private final Scopes scopes = new Scopes(container.getBeanManager(), current, loader);
    private final Journal journal = container.select(Journal.class).get();

    /** What happened. */
    @Singleton
    static class Journal {
        final List<String> entries = new ArrayList<>();
        final AtomicInteger made = new AtomicInteger();
    }

    /** Made with another bean of its scope. */
    @ConnectionScoped
    static class Cart {
        @Inject
        Journal journal;

        @Inject
        Item item;

        private int number;

        @PostConstruct
        void made() {
            number = journal.made.incrementAndGet();
            journal.entries.add("cart made with item " + item.name());
        }

        int number() {
            return number;
        }

        @PreDestroy
        void destroyed() {
            journal.entries.add("cart destroyed with item " + item.name());
        }
    }

    /** Made for another bean. */
    @ConnectionScoped
    static class Item {
        @Inject
        Journal journal;

        String name() {
            return "tea";
        }

        @PreDestroy
        void destroyed() {
            journal.entries.add("item destroyed");
        }
    }

    /** Made anew for each call. */
    @RequestScoped
    static class Request {
        @Inject
        Journal journal;

        private int number;

        @PostConstruct
        void made() {
            number = journal.made.incrementAndGet();
        }

        int number() {
            return number;
        }

        @PreDestroy
        void destroyed() {
            journal.entries.add("request destroyed");
        }
    }

    /** An endpoint class that is a bean without a scope. */
    static class Endpoint {
        @Inject
        Journal journal;

        @Inject
        Cart cart;

        @PreDestroy
        void destroyed() {
            journal.entries.add("endpoint destroyed");
        }
    }

    /** One that CDI did not discover. */
    static class Undiscovered extends Endpoint {}

    @AfterEach
    void close() {
        container.close();
    }

    @Test
    void requestScope_isActivated_onlyIfThereIsAUseForIt() throws Exception {
        var without = new Scopes(container.getBeanManager(), current, false, Contexts.of(loader), Transactions.NONE);

        assertThat(without.<Boolean>outside(this::isRequestActive)).isFalse();
        assertThat(scopes.<Boolean>outside(this::isRequestActive)).isTrue();
    }

    private boolean isRequestActive() {
        try {
            return container.getBeanManager().getContext(RequestScoped.class).isActive();
        } catch (ContextNotActiveException none) {
            return false;
        }
    }

    @Test
    void c4_beanIsOneForAConnectionAndAnotherForEachOther() throws Exception {
        Cart cart = container.select(Cart.class).get();
        ConnectionScope one = scope(Endpoint.class);
        ConnectionScope two = scope(Endpoint.class);

        int first = scopes.within(one, cart::number);
        int again = scopes.within(one, cart::number);
        int other = scopes.within(two, cart::number);

        assertThat(again).isEqualTo(first);
        assertThat(other).isNotEqualTo(first);
    }

    @Test
    void c4_beanIsMadeOnceForManyThreads() throws Exception {
        Cart cart = container.select(Cart.class).get();
        ConnectionScope scope = scope(Endpoint.class);

        Together.run(8, thread -> assertThat(scopes.within(scope, cart::number)).isEqualTo(1));

        assertThat(journal.made).hasValue(1);
    }

    @Test
    void c4_useOutsideACallbackSaysWhereItWorks() throws Exception {
        Cart cart = container.select(Cart.class).get();
        scopes.within(scope(Endpoint.class), cart::number);

        assertThatThrownBy(cart::number)
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageStartingWith("FOYER-4004: ")
                .hasMessageContaining("@OnOpen");
        assertThatThrownBy(current::connection)
                .isInstanceOf(ContextNotActiveException.class)
                .hasMessageStartingWith("FOYER-4004: ");
    }

    @Test
    void c4_destroyDestroysTheNewestFirstAndOnce() throws Exception {
        Cart cart = container.select(Cart.class).get();
        ConnectionScope scope = scope(Endpoint.class);
        scopes.within(scope, cart::number);
        journal.entries.clear();

        destroy(scope);
        destroy(scope);

        assertThat(journal.entries).containsExactly("cart destroyed with item tea", "item destroyed");
    }

    @Test
    void c4_nothingIsMadeAfterTheEnd() throws Exception {
        Cart cart = container.select(Cart.class).get();
        ConnectionScope scope = scope(Endpoint.class);
        destroy(scope);

        assertThatThrownBy(() -> scopes.within(scope, cart::number))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("FOYER-4004: ");
        assertThat(journal.made).hasValue(0);
    }

    @Test
    void c5_requestScopeIsFreshForEachCall() throws Exception {
        Request request = container.select(Request.class).get();
        ConnectionScope scope = scope(Endpoint.class);

        int first = scopes.within(scope, () -> {
            int number = request.number();
            assertThat(request.number()).isEqualTo(number);
            return number;
        });
        assertThat(journal.entries).containsExactly("request destroyed");
        int second = scopes.within(scope, request::number);

        assertThat(second).isNotEqualTo(first);
        assertThatThrownBy(request::number).isInstanceOf(ContextNotActiveException.class);
    }

    @Test
    void callInACall_hasItsOwnConnectionAndTheOuterOnesAfterwards() throws Exception {
        ConnectionScope outer = scope(Endpoint.class);
        ConnectionScope inner = scope(Endpoint.class);

        scopes.within(outer, () -> {
            scopes.within(inner, () -> {
                assertThat(current.connection()).isSameAs(inner.connection());
                return "";
            });
            assertThat(current.connection()).isSameAs(outer.connection());
            return "";
        });

        assertThat(current.isActive()).isFalse();
    }

    @Test
    void classLoader_isTheApplicationsAndThenAsBefore() throws Exception {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ConnectionScope scope = scope(Endpoint.class);

        ClassLoader during = scopes.within(scope, () -> Thread.currentThread().getContextClassLoader());

        assertThat(during).isSameAs(loader);
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void callThatThrows_isCleanedUpAfter() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        ConnectionScope scope = scope(Endpoint.class);
        Request request = container.select(Request.class).get();

        assertThatThrownBy(() -> scopes.within(scope, () -> {
                    request.number();
                    throw new IllegalStateException("as planned");
                }))
                .hasMessage("as planned");

        assertThat(current.isActive()).isFalse();
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
        assertThat(journal.entries).containsExactly("request destroyed");
    }

    @Test
    void c11_endpointHasOneInstanceAConnectionDestroyedWithIt() throws Exception {
        endpointInstances(Endpoint.class);
    }

    @Test
    void c11_undiscoveredEndpointToo() throws Exception {
        endpointInstances(Undiscovered.class);
    }

    private void endpointInstances(Class<? extends Endpoint> type) throws Exception {
        ConnectionScope one = scope(type);
        ConnectionScope two = scope(type);

        Object first = scopes.within(one, () -> one.instance());
        Object again = scopes.within(one, () -> one.instance());
        Object other = scopes.within(two, () -> two.instance());
        scopes.within(one, () -> ((Endpoint) first).cart.number());
        journal.entries.clear();
        destroy(one);

        assertThat(first).isInstanceOf(type).isSameAs(again).isNotSameAs(other);
        assertThat(journal.entries)
                .containsExactly("cart destroyed with item tea", "item destroyed", "endpoint destroyed");
    }

    private void destroy(ConnectionScope scope) throws Exception {
        scopes.within(scope, () -> {
            scope.destroy();
            return "";
        });
    }

    private ConnectionScope scope(Class<?> endpoint) {
        var registry = new Registry();
        var connection = new LiveConnection("/e", new Handshake("/e", Map.of()), null, registry);
        var model = new EndpointModel(
                endpoint, PathTemplate.parse("/e"), List.of(), PeerModel.ANYBODY, EndpointMethods.NONE);
        return scopes.create(connection, model);
    }
}
