// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import java.util.Set;

import jakarta.websocket.Endpoint;
import jakarta.websocket.OnMessage;
import jakarta.websocket.server.ServerApplicationConfig;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.websocket.server.ServerEndpointConfig;

import dev.foyer.OnEvent;
import dev.foyer.internal.diagnostics.Problems;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ForeignConfigsTest {

    private static final Set<Class<?>> SCANNED = Set.of(Ours.class, Theirs.class);

    private final Problems problems = new Problems();

    @ServerEndpoint("/ours")
    static class Ours {
        @OnEvent("e")
        void handle() {}
    }

    @ServerEndpoint("/theirs")
    static class Theirs {
        @OnMessage
        void read(String text) {}
    }

    /** Publishes what was scanned, as most do. */
    static class Greedy implements ServerApplicationConfig {
        @Override
        public Set<ServerEndpointConfig> getEndpointConfigs(Set<Class<? extends Endpoint>> types) {
            return Set.of();
        }

        @Override
        public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
            return scanned;
        }
    }

    /** Publishes only its own. */
    static class Modest extends Greedy {
        @Override
        public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
            scanned.remove(Ours.class); // it may: it gets a copy
            return scanned;
        }
    }

    /** What others have in common: no container makes one. */
    abstract static class Common extends Greedy {}

    /** Cannot be asked. */
    static class Failing extends Greedy {
        @Override
        public Set<Class<?>> getAnnotatedEndpointClasses(Set<Class<?>> scanned) {
            throw new IllegalStateException("password=" + scanned);
        }
    }

    /** Cannot be made. */
    static class Demanding extends Greedy {
        final String demand;

        Demanding(String demand) {
            this.demand = demand;
        }
    }

    @Test
    void configThatPublishesAWrappedClass_isReportedWith1016() {
        ForeignConfigs.check(Set.of(Greedy.class), SCANNED, problems);

        assertThat(problems.asException().orElseThrow())
                .hasMessageContaining("has 1 mistake(s)")
                .hasMessageContaining("FOYER-1016: " + Greedy.class.getName())
                .hasMessageContaining(Ours.class.getName());
    }

    @Test
    void configThatPublishesOtherClasses_isFine() {
        ForeignConfigs.check(Set.of(Modest.class, FoyerApplicationConfig.class), SCANNED, problems);

        assertThat(problems.asException()).isEmpty();
    }

    @Test
    void configThatCannotBeAsked_isReportedWith1024() {
        ForeignConfigs.check(Set.of(Failing.class, Demanding.class), SCANNED, problems);

        assertThat(problems.asException().orElseThrow())
                .hasMessageContaining("has 2 mistake(s)")
                .hasMessageContaining("FOYER-1024: " + Failing.class.getName())
                .hasMessageContaining("FOYER-1024: " + Demanding.class.getName())
                .hasMessageNotContaining("password");
    }

    @Test
    void abstractConfigs_areNotAsked() {
        ForeignConfigs.check(Set.of(Common.class, ServerApplicationConfig.class), SCANNED, problems);

        assertThat(problems.asException()).isEmpty();
    }

    @Test
    void ownConfig_withholdsWrappedClassesOnly() {
        var own = new FoyerApplicationConfig();

        assertThat(own.getAnnotatedEndpointClasses(SCANNED)).containsExactly(Theirs.class);
        assertThat(own.getEndpointConfigs(Set.of())).isEmpty();
    }
}
