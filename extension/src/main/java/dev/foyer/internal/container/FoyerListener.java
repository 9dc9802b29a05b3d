// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.internal.container.beans.ApplicationJsonb;
import dev.foyer.internal.container.definition.Definitions;
import dev.foyer.internal.container.definition.check.BeanAnnotations;
import dev.foyer.internal.container.definition.check.BlankEventNames;
import dev.foyer.internal.container.definition.check.IgnoredScopes;
import dev.foyer.internal.container.definition.check.Injections;
import dev.foyer.internal.container.definition.check.LatestTypes;
import dev.foyer.internal.container.definition.check.MisplacedConstraints;
import dev.foyer.internal.container.definition.check.PayloadTypes;
import dev.foyer.internal.container.definition.check.PresencePatterns;
import dev.foyer.internal.container.definition.check.RoomNames;
import dev.foyer.internal.container.definition.check.TokenVerifiers;
import dev.foyer.internal.container.definition.check.Uncalled;
import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.container.session.Publisher;
import dev.foyer.internal.container.settings.HistoryReader;
import dev.foyer.internal.container.settings.SettingsReader;
import dev.foyer.internal.container.settings.SettingsSource;
import dev.foyer.internal.container.settings.StateReader;
import dev.foyer.internal.container.settings.UnknownSettings;
import dev.foyer.internal.container.upgrade.AdmissionFilter;
import dev.foyer.internal.container.upgrade.Door;
import dev.foyer.internal.container.upgrade.Handoff;
import dev.foyer.internal.container.upgrade.HandshakeChecks;
import dev.foyer.internal.container.upgrade.Paths;
import dev.foyer.internal.container.upgrade.RefusedAttempts;
import dev.foyer.internal.container.upgrade.Verdicts;
import dev.foyer.internal.container.wiring.Entrance;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.diagnostics.FewLines;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.document.ContractDocument;
import dev.foyer.internal.handshake.OriginPolicy;
import dev.foyer.internal.model.EndpointModel;
import dev.foyer.internal.model.PresenceTypes;
import dev.foyer.internal.model.RoomRules;
import dev.foyer.internal.model.RoomTable;
import dev.foyer.internal.model.StateRule;
import dev.foyer.internal.model.handshake.PathTemplate;
import dev.foyer.internal.model.settings.Settings;
import dev.foyer.spi.Retention;
import org.jspecify.annotations.Nullable;

/** Starts Foyer in an application, or fails the start with every mistake found. Stops Foyer again. */
final class FoyerListener implements ServletContextListener {

    private final AdmissionFilter filter;
    private final ContractServlet contract;
    private final Set<Class<?>> scanned;
    private final Set<Class<?>> configs;
    private final Set<Class<?>> all;

    // Mutable state: set when the application starts.
    private @Nullable FoyerExtension extension;

    /**
     * Creates a listener for one application.
     *
     * @param scanned its classes with {@code @ServerEndpoint}
     * @param configs its {@code ServerApplicationConfig} classes
     * @param all its classes with an annotation of Foyer's, among others
     */
    FoyerListener(
            AdmissionFilter filter,
            ContractServlet contract,
            Set<Class<?>> scanned,
            Set<Class<?>> configs,
            Set<Class<?>> all) {
        this.filter = filter;
        this.contract = contract;
        this.scanned = Set.copyOf(scanned);
        this.configs = Set.copyOf(configs);
        this.all = Set.copyOf(all);
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        List<Class<?>> wrapped = scanned.stream()
                .filter(Wrapped::is)
                .sorted(Comparator.comparing(Class::getName))
                .collect(Collectors.toList());
        String forgotten = Wrapped.forgotten(all);
        if (!forgotten.isEmpty()) {
            Log.warning(Mistake.ENDPOINT_FORGOTTEN, forgotten);
        }
        Host host = ServerHost.of(event.getServletContext());
        if (wrapped.isEmpty()) {
            filter.standAside();
            host.beans().ifPresent(beans -> startWithoutEndpoints(event, host, beans));
        } else {
            FilterPlace.settle(event.getServletContext());
            start(event, wrapped, host, host.beans(wrapped.get(0)));
        }
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        filter.close();
        contract.close();
        if (extension != null) {
            extension.stop();
        }
    }

    private void startWithoutEndpoints(ServletContextEvent event, Host host, BeanManager beans) {
        if (host.backplanes(beans).isEmpty()) { // there is nobody to emit to
            beans.getExtension(FoyerExtension.class).idle();
        } else {
            start(event, List.of(), host, beans);
        }
    }

    private void start(ServletContextEvent event, List<Class<?>> wrapped, Host host, BeanManager beans) {
        FoyerExtension found = beans.getExtension(FoyerExtension.class);
        var problems = new Problems();
        ForeignConfigs.check(configs, scanned, problems);
        IgnoredScopes.check(wrapped, beans, problems);
        wrapped.forEach(type -> Injections.check(type, beans, problems));
        List<EndpointModel> endpoints = Definitions.read(wrapped, problems);
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        SettingsSource source = host.settings(loader);
        Settings settings = new SettingsReader(source, problems).read();
        RoomTable<Retention> history = new HistoryReader(source, problems).read(all);
        RoomTable<StateRule> states = new StateReader(problems).read(all);
        Set<Bean<?>> usable = beans.getBeans(Object.class, Any.Literal.INSTANCE);
        ApplicationJsonb.check(usable, beans, problems);
        BlankEventNames.check(all, problems);
        PresencePatterns.check(all, problems);
        LatestTypes.check(all, problems);
        TokenVerifiers.check(endpoints, beans, problems);
        RoomNames rooms = RoomNames.of(usable, wrapped);
        rooms.checkNames(problems);
        rooms.checkVariables(endpoints, problems);
        rooms.checkStates(states, problems);
        problems.asException().ifPresent(mistakes -> {
            throw mistakes;
        });

        UnknownSettings.warn(source, loader);
        Contexts contexts = host.contexts(loader, container(event));
        Application application = found.start(
                host,
                settings,
                beans,
                contexts,
                new RoomRules(new PresenceTypes(all), history, states, LatestTypes.areRetained(all)));
        extension = found;
        application.closesWith(filter::close);
        try {
            wrapped.forEach(type -> warn(type, application.instances().beanOf(type), beans));
            MisplacedConstraints.check(endpoints, application.validator(), problems);
            PayloadTypes.check(endpoints, application.payloads(), ApplicationJsonb.isConfigured(beans), problems);
            problems.asException().ifPresent(mistakes -> {
                throw mistakes;
            });
            application.connect();
            if (endpoints.isEmpty()) {
                Log.info(Mistake.EMITS_ONLY);
            } else {
                publish(event, application, endpoints);
            }
            found.show(application, host.name());
        } catch (RuntimeException | Error failure) {
            // a server need not report the stop of an application that has not started
            found.stop();
            throw failure;
        }
    }

    private static void warn(Class<?> endpoint, Optional<Bean<?>> bean, BeanManager beans) {
        if (bean.isEmpty()) {
            BeanAnnotations.warn(endpoint, beans);
        }
        Uncalled.warn(endpoint, bean);
        Injections.warn(endpoint, beans);
    }

    private void publish(ServletContextEvent event, Application application, List<EndpointModel> endpoints) {
        var handoff = new Handoff();
        Entrance entrance = application.entrance();
        var publisher = new Publisher(entrance.opener(), entrance.halfOpen(), handoff, container(event));
        application.measure(endpoints);
        endpoints.forEach(publisher::publish);
        var paths = new Paths(endpoints, plainPaths());
        filter.open(new Door(
                paths,
                new HandshakeChecks(
                        new OriginPolicy(application.settings().exposure().allowedOrigins()),
                        entrance.limit(),
                        entrance.draining()),
                entrance.admissions(),
                new Verdicts(
                        new RefusedAttempts(application.nanos()),
                        application.measures(),
                        new FewLines(application.nanos())),
                handoff));
        String title = Objects.requireNonNullElse(event.getServletContext().getServletContextName(), "Foyer");
        contract.open(
                () -> new ContractDocument(title, endpoints, all, application.guarded(), application.names()),
                application.settings().exposure().contractServed());
        Log.info(
                Mistake.STARTED,
                endpoints.size(),
                endpoints.stream().map(endpoint -> endpoint.path().toString()).collect(Collectors.joining(", ")));
    }

    private List<PathTemplate> plainPaths() {
        var paths = new ArrayList<PathTemplate>();
        for (Class<?> type : scanned) {
            if (!Wrapped.is(type)) {
                try {
                    paths.add(PathTemplate.parse(
                            type.getAnnotation(ServerEndpoint.class).value()));
                } catch (IllegalArgumentException invalid) {
                    Log.debug("Left to the container: " + type.getName());
                }
            }
        }
        return paths;
    }

    private static ServerContainer container(ServletContextEvent event) {
        String name = ServerContainer.class.getName();
        if (event.getServletContext().getAttribute(name) instanceof ServerContainer container) {
            return container;
        }
        throw new IllegalStateException(
                "This server has no WebSocket container: the attribute '" + name + "' is not set.");
    }
}
