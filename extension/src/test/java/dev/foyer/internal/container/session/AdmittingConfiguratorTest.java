// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.session;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import jakarta.websocket.Extension;
import jakarta.websocket.server.ServerEndpointConfig.Configurator;

import dev.foyer.internal.connection.HalfOpen;
import dev.foyer.internal.container.upgrade.Handoff;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AdmittingConfiguratorTest {

    private static final List<Extension> DEFLATE = List.of(new Deflate());

    /** Compresses. */
    private static final class Deflate implements Extension {
        @Override
        public String getName() {
            return "permessage-deflate";
        }

        @Override
        public List<Parameter> getParameters() {
            return List.of();
        }
    }

    /** Says nothing about extensions. */
    public static class Silent extends Configurator {
        @Override
        public boolean checkOrigin(String origin) {
            return true;
        }
    }

    /** Takes all. */
    public static class Compressing extends Configurator {
        @Override
        public List<Extension> getNegotiatedExtensions(List<Extension> installed, List<Extension> requested) {
            return installed;
        }
    }

    /** Takes what another one takes. */
    public static class Inheriting extends Compressing {}

    @Test
    void withoutChoiceOfTheEndpoint_noExtensionIsNegotiated() {
        assertThat(negotiated(null)).isEmpty();
        assertThat(negotiated(new Silent())).isEmpty();
    }

    @Test
    void choiceOfTheEndpoint_isFollowed() {
        assertThat(negotiated(new Compressing())).isEqualTo(DEFLATE);
        assertThat(negotiated(new Inheriting())).isEqualTo(DEFLATE);
    }

    private static List<Extension> negotiated(@Nullable Configurator own) {
        var timer = new ScheduledThreadPoolExecutor(0);
        var halfOpen = new HalfOpen(timer, Duration.ZERO, scope -> {});
        var configurator = new AdmittingConfigurator(
                new Handoff(),
                halfOpen,
                () -> {
                    throw new AssertionError("Nobody opens it.");
                },
                own);
        return configurator.getNegotiatedExtensions(DEFLATE, DEFLATE);
    }
}
