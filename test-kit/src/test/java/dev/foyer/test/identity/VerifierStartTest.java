// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.identity;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.OnConnect;
import dev.foyer.OnEvent;
import dev.foyer.Verified;
import dev.foyer.spi.TokenVerifier;
import dev.foyer.test.Foyer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Rule I3: what verifies tokens is prepared when the application starts, or the application does not start. */
class VerifierStartTest {

    /** Takes the settings and the clock of the application. */
    @ApplicationScoped
    public static class Verifier implements TokenVerifier {
        private Surroundings surroundings;

        @Override
        public void start(Surroundings given) {
            surroundings = given;
            if (given.setting("app.secret").isEmpty()) {
                throw new IllegalStateException("Set app.secret.");
            }
            given.warn("The secret is short. Set a longer one.");
        }

        @Override
        public Verified verify(String token) {
            String user = token + surroundings.setting("app.secret").orElseThrow();
            return new Verified(
                    () -> user, Set.of(), surroundings.clock().instant().plusSeconds(60));
        }
    }

    @ServerEndpoint("/desk")
    public static class Desk {
        private String name = "";

        @OnConnect
        void connect(Verified verified) {
            name = verified.principal().getName();
        }

        @OnEvent("who")
        String who() {
            return name;
        }
    }

    @Test
    void verifier_hasSettingsAndTheClockBeforeTheFirstToken() {
        var lines = new ArrayList<String>();
        Handler handler = handler(lines);
        Logger logger = Logger.getLogger("dev.foyer");
        logger.addHandler(handler);
        try (Foyer foyer =
                Foyer.of(Desk.class, Verifier.class).setting("app.secret", "?").start()) {
            foyer.advance(Duration.ofDays(1));
            var ada = foyer.connect("/desk", request -> request.bearer("ada"));

            assertThat(ada.call("who").as(String.class)).isEqualTo("ada?");
            assertThat(ada.expires()).contains(Duration.ofMinutes(1));
            assertThat(lines)
                    .contains("FOYER-2011: The TokenVerifier has a warning. The secret is short. Set a longer one.");
        } finally {
            logger.removeHandler(handler);
        }
    }

    @Test
    void verifierThatCannotStart_isADeploymentError() {
        assertThatThrownBy(() -> Foyer.of(Desk.class, Verifier.class).start())
                .hasStackTraceContaining("FOYER-1093: The TokenVerifier cannot start. Set app.secret.");
    }

    private static Handler handler(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(line.getMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
