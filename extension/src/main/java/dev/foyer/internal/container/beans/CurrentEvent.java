// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.Optional;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;

import dev.foyer.Attributes;
import dev.foyer.EventContext;
import dev.foyer.internal.audience.HeldAttributes;
import org.jspecify.annotations.Nullable;

/** Holds the context of the current callback; created on first use. */
@RequestScoped
public class CurrentEvent implements EventContext {

    private final @Nullable Services services;
    private final HeldAttributes attributes = new HeldAttributes();

    /** For the proxy. */
    public CurrentEvent() {
        this.services = null;
    }

    /** For CDI. */
    @Inject
    public CurrentEvent(Services services) {
        this.services = services;
    }

    @Override
    public Optional<String> event() {
        return services == null ? Optional.empty() : services.currentEvent();
    }

    @Override
    public Attributes attributes() {
        return attributes;
    }
}
