// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.lang.annotation.Annotation;

import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import dev.foyer.ConnectionScoped;
import org.jspecify.annotations.Nullable;

/**
 * The context of {@link ConnectionScoped}. It always claims to be active, and throws where it is not, because only its
 * own {@code ContextNotActiveException} can say where the scope is active. The container's cannot.
 */
public final class ConnectionContext implements Context {

    private final CurrentScope current;

    public ConnectionContext(CurrentScope current) {
        this.current = current;
    }

    @Override
    public Class<? extends Annotation> getScope() {
        return ConnectionScoped.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> context) {
        return current.get().create(contextual, context);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        ConnectionScope scope = current.orNull();
        return scope == null ? null : scope.find(contextual);
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
