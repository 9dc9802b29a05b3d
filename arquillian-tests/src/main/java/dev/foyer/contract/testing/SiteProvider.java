// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.lang.annotation.Annotation;
import java.net.URL;

import org.jboss.arquillian.core.api.Instance;
import org.jboss.arquillian.core.api.annotation.Inject;
import org.jboss.arquillian.core.spi.ServiceLoader;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.arquillian.test.spi.enricher.resource.ResourceProvider;

/** Makes a {@link Site} of the URL that Arquillian provides for the same field. */
public final class SiteProvider implements ResourceProvider {

    @Inject
    private Instance<ServiceLoader> services;

    @Override
    public boolean canProvide(Class<?> type) {
        return type == Site.class;
    }

    @Override
    public Object lookup(ArquillianResource resource, Annotation... qualifiers) {
        return services.get().all(ResourceProvider.class).stream()
                .filter(provider -> provider.canProvide(URL.class))
                .map(provider -> new Site((URL) provider.lookup(resource, qualifiers)))
                .findFirst()
                .orElseThrow();
    }
}
