// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.identity;

import java.time.Clock;
import java.time.Duration;
import java.util.Set;

import jakarta.websocket.server.ServerEndpoint;

import dev.foyer.Connection;
import dev.foyer.OnEvent;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule I1 where the server's own login has verified a MicroProfile JWT. */
class JwtPrincipalTest {

    @ServerEndpoint("/jwt")
    static class Desk {

        @OnEvent("who")
        String who(Connection connection) {
            return connection.userId().orElseThrow();
        }
    }

    /** A token such as a server makes the principal. */
    record Token(String getName, long expiry) implements JsonWebToken {

        @Override
        public String getName() {
            return getName;
        }

        @Override
        public Set<String> getClaimNames() {
            return Set.of("exp");
        }

        @Override
        @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // of the interface
        public <T> T getClaim(String name) {
            return (T) Long.valueOf(expiry);
        }
    }

    private final Foyer foyer = Foyer.of(Desk.class).virtual(Clock.class).start();

    private long in(int seconds) {
        return foyer.bean(Clock.class).instant().getEpochSecond() + seconds;
    }

    @AfterEach
    void stop() {
        foyer.close();
    }

    @Test
    void expiryOfTheToken_isKnown_andOnlyANewHandshakeBringsAnother() {
        Peer ada = foyer.connect(
                "/jwt",
                request -> request.user(new Token("ada", in(60)))
                        .bearer("of-the-server")
                        .resumable());
        assertThat(ada.expires()).contains(Duration.ofMinutes(1));

        assertThat(ada.refresh("another").error().message())
                .isEqualTo("The server's login does not take a token here. Connect again.");
        foyer.advance(Duration.ofSeconds(30));
        ada.cut();
        ada.resume(request -> request.user(new Token("ada", in(60))));
        assertThat(ada.isResumed()).isTrue();

        foyer.advance(Duration.ofSeconds(84));
        assertThat(ada.call("who").as(String.class)).isEqualTo("ada");
        foyer.advance(Duration.ofSeconds(2));
        ada.expectClosed(4002);
    }

    @Test
    void tokenWithoutAnExpiry_neverEnds() {
        Peer ada = foyer.connect("/jwt", request -> request.user(new Token("ada", 0)));

        assertThat(ada.expires()).isEmpty();
    }

    @Test
    void otherPrincipal_hasNoExpiry() {
        assertThat(foyer.connect("/jwt", request -> request.user("ada")).expires())
                .isEmpty();
    }
}
