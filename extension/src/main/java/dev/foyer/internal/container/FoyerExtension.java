// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.enterprise.inject.spi.ProcessBeanAttributes;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.internal.container.beans.ApplicationJsonb;
import dev.foyer.internal.container.beans.CurrentEvent;
import dev.foyer.internal.container.beans.DiscoveredBeans;
import dev.foyer.internal.container.beans.InjectedBeans;
import dev.foyer.internal.container.beans.RateLimiting;
import dev.foyer.internal.container.beans.RateLimits;
import dev.foyer.internal.container.beans.RequestAttributes;
import dev.foyer.internal.container.beans.Services;
import dev.foyer.internal.container.beans.UserContexts;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.container.definition.check.RoomNames;
import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.container.health.HealthChecks;
import dev.foyer.internal.container.operations.Management;
import dev.foyer.internal.context.ConnectionContext;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.context.PerLookup;
import dev.foyer.internal.context.PerLookupContext;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.RoomRules;
import dev.foyer.internal.model.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Registers Foyer's beans and contexts with CDI. Runs nothing before the servlet container starts the application, as
 * only then all endpoint classes are known.
 */
public class FoyerExtension implements Extension {

    private static final List<Class<?>> BEANS = List.of(
            InjectedBeans.class, CurrentEvent.class, RequestAttributes.class, RateLimits.class, RateLimiting.class);

    private final Set<Class<?>> endpoints = new LinkedHashSet<>();
    private final UserContexts users = new UserContexts();
    private final DiscoveredBeans discovered = new DiscoveredBeans();
    private final Services services = new Services();
    private final Management management = new Management();

    // Mutable state: set when the application starts.
    private volatile @Nullable Application application;

    /**
     * Registers the beans. In an EAR, each web application may have such an extension, so this one uses its own names
     * and types of its own bean manager: those that Weld makes for the event are the same for classes of one name.
     */
    void register(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        event.addScope(PerLookup.class, false, false);
        String suffix = "@" + Integer.toHexString(System.identityHashCode(this));
        Stream.concat(BEANS.stream(), HealthChecks.classes().stream())
                .forEach(bean -> event.addAnnotatedType(beans.createAnnotatedType(bean), bean.getName() + suffix));
    }

    void discover(@Observes @WithAnnotations(ServerEndpoint.class) ProcessAnnotatedType<?> event) {
        Class<?> type = event.getAnnotatedType().getJavaClass();
        if (Wrapped.is(type)) {
            endpoints.add(type);
            services.addEndpoint(type);
            users.addAll(Set.of(type));
        }
    }

    /** Keeps CDI from creating user contexts, even those that it discovers, as {@code @OnConnect} creates them. */
    void veto(@Observes ProcessBeanAttributes<?> event) {
        if (event.getAnnotated() instanceof AnnotatedType<?> annotated && users.makes(annotated.getJavaClass())) {
            event.veto();
        }
    }

    void discover(@Observes ProcessBean<?> event) {
        discovered.add(event.getBean());
        services.requests().add(event.getBean());
    }

    void observe(@Observes ProcessObserverMethod<?, ?> event) {
        services.observed().add(event.getObserverMethod());
        services.requests().add(event.getObserverMethod());
    }

    void publish(@Observes AfterBeanDiscovery event) {
        event.addBean()
                .beanClass(Services.class)
                .types(Services.class)
                .scope(Dependent.class)
                .createWith(context -> services);
        event.addContext(new ConnectionContext(services.current()));
        event.addContext(new PerLookupContext());
        users.addBeans(event, services.current());
    }

    /** Checks endpoints that CDI knows, as servers report CDI's problems best. Others are checked at start. */
    void check(@Observes AfterDeploymentValidation event, BeanManager beans) {
        Optional<String> missing = Requirements.missing(FoyerExtension.class.getClassLoader());
        if (missing.isPresent()) {
            event.addDeploymentProblem(new IllegalStateException(missing.get()));
            return;
        }
        var problems = new Problems();
        Definitions.read(endpoints, problems);
        endpoints.stream()
                .filter(type -> type.getClassLoader() != FoyerExtension.class.getClassLoader())
                .forEach(type -> problems.add(Mistake.FOYER_ELSEWHERE, type.getName()));
        List<Bean<?>> usable = discovered.usableFrom(endpoints);
        users.check(usable, endpoints, problems);
        ApplicationJsonb.check(usable, beans, problems);
        if (!endpoints.isEmpty()) {
            RoomNames.of(usable, endpoints).checkNames(problems);
        }
        problems.asException().ifPresent(event::addDeploymentProblem);
    }

    public void stop(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        stop();
    }

    /** Notes that there is nothing to start. */
    public void idle() {
        services.condition().idle();
    }

    /** Lets operators see the application, which has started. */
    public void show(Application started, String name) {
        services.condition().started(started.vitals());
        management.show(name, started.vitals(), services.condition(), services.cluster(), started.measures());
    }

    /** Creates the application with all its stages. */
    public Application start(Host host, Settings settings, BeanManager beans, Contexts contexts, RoomRules rules) {
        services.declare(rules);
        var started = new Application(host, settings, beans, contexts, services);
        application = started;
        return started;
    }

    public void stop() {
        Application started = application;
        if (started != null) {
            started.stop();
            management.hide();
        }
    }
}
