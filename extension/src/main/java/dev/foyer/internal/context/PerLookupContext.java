// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.lang.annotation.Annotation;

import jakarta.enterprise.context.spi.Context;
import jakarta.enterprise.context.spi.Contextual;
import jakarta.enterprise.context.spi.CreationalContext;

import org.jspecify.annotations.Nullable;

/** The context of {@link PerLookup}, which keeps nothing. */
public final class PerLookupContext implements Context {

    @Override
    public Class<? extends Annotation> getScope() {
        return PerLookup.class;
    }

    @Override
    public <T> T get(Contextual<T> contextual, CreationalContext<T> context) {
        return contextual.create(context);
    }

    @Override
    public <T> @Nullable T get(Contextual<T> contextual) {
        return null;
    }

    @Override
    public boolean isActive() {
        return true;
    }
}
