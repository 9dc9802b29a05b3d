// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Set;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Produces;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Qualifier;
import jakarta.inject.Singleton;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;

import dev.foyer.internal.diagnostics.Problems;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ApplicationJsonbTest {

    @Qualifier
    @Retention(RetentionPolicy.RUNTIME)
    @interface Other {}

    /** An application's own JSON-B, that writes each object on lines of its own. */
    @ApplicationScoped
    static class Own {
        @Produces
        @Singleton
        Jsonb lines() {
            return JsonbBuilder.create(new JsonbConfig().withFormatting(true));
        }
    }

    @ApplicationScoped
    static class Config {
        @Produces
        JsonbConfig nulls() {
            return new JsonbConfig().withNullValues(true);
        }
    }

    @ApplicationScoped
    static class OtherConfig {
        @Produces
        JsonbConfig nothing() {
            return new JsonbConfig();
        }
    }

    @ApplicationScoped
    static class Qualified {
        @Produces
        @Other
        JsonbConfig lines() {
            return new JsonbConfig().withFormatting(true);
        }
    }

    @Alternative
    @Priority(1)
    @ApplicationScoped
    static class Preferred {
        @Produces
        JsonbConfig lines() {
            return new JsonbConfig().withFormatting(true);
        }
    }

    @Test
    void withoutABean_itIsTheDefault() {
        assertThat(written(Qualified.class)).isEqualTo("{\"a\":1}");
    }

    @Test
    void beanOfTheApplication_isUsed() {
        assertThat(written(Own.class)).contains("\n");
    }

    @Test
    void configurationOfTheApplication_isUsed() {
        assertThat(written(Config.class, Qualified.class)).isEqualTo("{\"a\":1,\"b\":null}");
    }

    @Test
    void alternative_isPreferred() {
        assertThat(written(Config.class, Preferred.class)).contains("\n");
    }

    @Test
    void severalBeans_areAProblemThatNamesThem() {
        assertThat(problems(Config.class, OtherConfig.class))
                .contains("FOYER-1043: ", Config.class.getName() + ".nulls", OtherConfig.class.getName() + ".nothing");
        assertThat(problems(Own.class, Config.class))
                .contains("FOYER-1043: ", Own.class.getName() + ".lines", Config.class.getName() + ".nulls");
    }

    private static String written(Class<?>... classes) {
        try (SeContainer container = container(classes)) {
            var problems = new Problems();
            ApplicationJsonb.check(all(container), container.getBeanManager(), problems);
            assertThat(problems.asException()).isEmpty();
            return ApplicationJsonb.of(container.getBeanManager()).toJson(new Pair(1, null));
        }
    }

    private static String problems(Class<?>... classes) {
        try (SeContainer container = container(classes)) {
            var problems = new Problems();
            ApplicationJsonb.check(all(container), container.getBeanManager(), problems);
            return problems.asException().orElseThrow().toString().replaceAll("[\\[\\]() ]+", " ");
        }
    }

    /** Something to write. */
    public record Pair(int a, @Nullable String b) {}

    private static Set<Bean<?>> all(SeContainer container) {
        return container.getBeanManager().getBeans(Object.class, Any.Literal.INSTANCE);
    }

    private static SeContainer container(Class<?>... classes) {
        return SeContainerInitializer.newInstance()
                .disableDiscovery()
                .addBeanClasses(classes)
                .initialize();
    }
}
