// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import dev.foyer.internal.cluster.NodeSelf;
import dev.foyer.spi.Backplane;
import dev.foyer.spi.Topic;
import dev.foyer.testing.PlainBackplane;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Which engine counts: rule N10. */
class EnginesTest {

    private final NodeSelf self = new NodeSelf("node", "shop", key -> Optional.empty());

    /** An engine that has what it needs. */
    private static class Set implements PlainBackplane {

        @Override
        public CompletionStage<Integer> publish(Topic topic, String message) {
            return CompletableFuture.completedFuture(0);
        }
    }

    /** An engine without its setting. */
    private static final class Unset extends Set {

        @Override
        public boolean isConfigured(Self self) {
            return false;
        }
    }

    /** Is what stands for an engine in other beans. */
    @SuppressWarnings("checkstyle:TypeName")
    private static final class Set$Proxy extends Set {}

    @Test
    void onlyEngine_counts_whateverIsSet() {
        var only = new Unset(); // says at its start what it lacks

        assertThat(Engines.choose(List.of(only), self)).isSameAs(only);
    }

    @Test
    void configuredEngine_countsAmongSeveral() {
        var set = new Set();

        assertThat(Engines.choose(List.of(new Unset(), set), self)).isSameAs(set);
    }

    @Test
    void severalConfiguredEngines_areAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.choose(List.of(new Set(), new Unset(), new Set$Proxy()), self))
                .withMessageContainingAll("FOYER-6002", "Several engines are configured: Set, Set.", "all but one");
    }

    @Test
    void noConfiguredEngineAmongSeveral_isAMistake() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.choose(List.of(new Unset(), new Unset()), self))
                .withMessageContainingAll("FOYER-6002", "none is configured: Unset, Unset.");
    }

    private static Optional<String> off(String key) {
        return key.equals("foyer.backplane.engine") ? Optional.of("none") : Optional.empty();
    }

    @Test
    void otherNameOfAnEngine_isRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.wanted(List.of(new Set()), key -> Optional.of("redis")))
                .withMessageContaining("foyer.backplane.engine is 'redis'. Set it to none");
    }

    @Test
    void engines_canBeKeptOff() {
        List<Backplane> all = List.of(new Set());

        assertThat(Engines.wanted(all, key -> Optional.empty())).isSameAs(all);
        assertThat(Engines.wanted(all, EnginesTest::off)).isEmpty();
    }
}
