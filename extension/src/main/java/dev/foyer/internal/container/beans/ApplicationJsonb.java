// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;

import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.records.RecordJsonb;

/** Finds the JSON-B for all data: the application's bean, one from its {@code JsonbConfig} bean, or the default. */
public final class ApplicationJsonb {

    private ApplicationJsonb() {}

    /** Reports several of these beans: nothing tells which of them to use. */
    public static void check(Collection<Bean<?>> all, BeanManager beans, Problems problems) {
        Set<Bean<?>> found = new HashSet<>(candidates(of(all, Jsonb.class), beans));
        found.addAll(candidates(of(all, JsonbConfig.class), beans));
        if (found.size() > 1) {
            String told = found.stream().map(Bean::toString).sorted().collect(Collectors.joining(", "));
            problems.add(Mistake.JSONB_AMBIGUOUS, told);
        }
    }

    /** Returns the JSON-B of an application without this problem. */
    public static Jsonb of(BeanManager beans) {
        return find(beans, Jsonb.class)
                .or(() -> find(beans, JsonbConfig.class).map(JsonbBuilder::create))
                .orElseGet(() -> new RecordJsonb(JsonbBuilder.create()));
    }

    /** Tests whether the application configures JSON-B. */
    public static boolean isConfigured(BeanManager beans) {
        return !candidates(beans.getBeans(Jsonb.class), beans).isEmpty()
                || !candidates(beans.getBeans(JsonbConfig.class), beans).isEmpty();
    }

    private static <T> Optional<T> find(BeanManager beans, Class<T> type) {
        return candidates(beans.getBeans(type), beans).stream()
                .findFirst()
                .map(bean -> type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean))));
    }

    /** Returns no bean, the one that an injection point would get, or all beans if they are ambiguous. */
    private static Set<Bean<?>> candidates(Set<Bean<?>> all, BeanManager beans) {
        try {
            Bean<?> resolved = beans.resolve(all);
            return resolved == null ? Set.of() : Set.of(resolved);
        } catch (AmbiguousResolutionException ambiguous) {
            return all;
        }
    }

    private static Set<Bean<?>> of(Collection<Bean<?>> all, Class<?> type) {
        return all.stream()
                .filter(bean ->
                        bean.getTypes().contains(type) && bean.getQualifiers().contains(Default.Literal.INSTANCE))
                .collect(Collectors.toSet());
    }
}
