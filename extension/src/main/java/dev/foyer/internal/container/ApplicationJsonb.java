// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;

/** The JSON-B for all data: the application's bean, one made with its {@code JsonbConfig} bean, or the default one. */
final class ApplicationJsonb {

    private ApplicationJsonb() {}

    /** More than one of these beans is a problem: nobody could tell which of them is meant. */
    static void check(BeanManager beans, Problems problems) {
        Set<Bean<?>> found = new HashSet<>(candidates(beans, Jsonb.class));
        found.addAll(candidates(beans, JsonbConfig.class));
        if (found.size() > 1) {
            String told = found.stream().map(Bean::toString).sorted().collect(Collectors.joining(", "));
            problems.add(Code.JSONB_AMBIGUOUS, told);
        }
    }

    /** For an application without such a problem. */
    static Jsonb of(BeanManager beans) {
        return find(beans, Jsonb.class)
                .orElseGet(() ->
                        find(beans, JsonbConfig.class).map(JsonbBuilder::create).orElseGet(JsonbBuilder::create));
    }

    private static <T> Optional<T> find(BeanManager beans, Class<T> type) {
        return candidates(beans, type).stream()
                .findFirst()
                .map(bean -> type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean))));
    }

    /** None, the one that an injection point would get, or all that it could not choose from. */
    private static Set<Bean<?>> candidates(BeanManager beans, Class<?> type) {
        Set<Bean<?>> all = beans.getBeans(type);
        try {
            Bean<?> resolved = beans.resolve(all);
            return resolved == null ? Set.of() : Set.of(resolved);
        } catch (AmbiguousResolutionException ambiguous) {
            return all;
        }
    }
}
