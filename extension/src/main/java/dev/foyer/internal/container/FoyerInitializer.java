// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.ClientEvent;
import dev.foyer.OnConnect;
import dev.foyer.OnDisconnect;
import dev.foyer.OnEvent;
import dev.foyer.OnResume;
import dev.foyer.RoomHistory;
import dev.foyer.RoomPresence;
import dev.foyer.RoomState;
import dev.foyer.ServerEvent;
import dev.foyer.internal.container.definition.type.Wrapped;
import dev.foyer.internal.container.upgrade.AdmissionFilter;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.model.settings.ContractForm;
import org.jspecify.annotations.Nullable;

/**
 * Entry point for the servlet container. Adds the filter first, before anything can fail: at least one server starts an
 * application although its initializer threw, and the filter refuses upgrades until the listener has succeeded.
 */
@HandlesTypes({
    ServerEndpoint.class,
    ServerApplicationConfig.class,
    ClientEvent.class,
    ServerEvent.class,
    RoomPresence.class,
    RoomHistory.class,
    RoomHistory.All.class,
    RoomState.class,
    OnConnect.class,
    OnEvent.class,
    OnResume.class,
    OnDisconnect.class
})
public class FoyerInitializer implements ServletContainerInitializer {

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        var filter = new AdmissionFilter();
        FilterPlace.add(context, filter);
        var contract = new ContractServlet();
        context.addServlet("foyer-contract", contract)
                .addMapping(
                        Stream.of(ContractForm.values()).map(ContractForm::path).toArray(String[]::new));
        context.addServlet("foyer-client", new ClientServlet())
                .addMapping(ClientServlet.paths().toArray(String[]::new));
        Set<Class<?>> all = found == null ? Set.of() : found;
        Set<Class<?>> endpoints = all.stream()
                .filter(type -> type.isAnnotationPresent(ServerEndpoint.class))
                .collect(Collectors.toSet());
        if (!Requirements.hasCdi(FoyerInitializer.class.getClassLoader())) {
            withoutCdi(endpoints, filter);
            return;
        }
        Set<Class<?>> configs = all.stream()
                .filter(ServerApplicationConfig.class::isAssignableFrom)
                .collect(Collectors.toSet());
        context.addListener(new FoyerListener(filter, contract, endpoints, configs, all));
    }

    /** Checks for endpoints here, as without CDI the listener could not even be loaded. */
    private static void withoutCdi(Set<Class<?>> endpoints, AdmissionFilter filter) {
        Optional<String> first =
                endpoints.stream().filter(Wrapped::is).map(Class::getName).min(Comparator.naturalOrder());
        if (first.isPresent()) {
            throw new IllegalStateException(Mistake.CONTEXT_MISSING.text(first.get()));
        }
        filter.standAside();
    }
}
