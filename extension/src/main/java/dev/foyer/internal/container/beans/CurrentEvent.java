// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import dev.foyer.Attributes;
import dev.foyer.EventContext;
import org.jspecify.annotations.Nullable;

/**
 * Stands for the context of the callback that runs on the calling thread. Outside any callback, as in an HTTP request, it stands for the
 * request. Safe for any thread.
 */
@ApplicationScoped
public class CurrentEvent implements EventContext {

    private final @Nullable Services services;
    private final @Nullable RequestAttributes request;

    /** For the proxy. */
    public CurrentEvent() {
        this.services = null;
        this.request = null;
    }

    /** For CDI. */
    @Inject
    public CurrentEvent(Services services, RequestAttributes request) {
        this.services = services;
        this.request = request;
    }

    @Override
    public Optional<String> event() {
        return services == null ? Optional.empty() : services.current().event();
    }

    @Override
    public Attributes attributes() {
        if (services == null || request == null) {
            throw new IllegalStateException("This is a proxy.");
        }
        Attributes ofCallback = services.current().attributes();
        return ofCallback == null ? request.all() : ofCallback;
    }
}
