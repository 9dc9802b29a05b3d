// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.kit;

import java.time.Clock;
import java.time.Duration;

import dev.foyer.contract.howto.tokens.ReportEndpoint;
import dev.foyer.contract.howto.tokens.ShelfEndpoint;
import dev.foyer.contract.howto.tokens.Tokens;
import dev.foyer.contract.howto.tokens.Verifier;
import dev.foyer.contract.testing.Contract;
import dev.foyer.test.Foyer;
import dev.foyer.test.Peer;
import org.junit.jupiter.api.AfterEach;

import static org.assertj.core.api.Assertions.assertThat;

/** What docs/howto/tokens.md says of tokens that expire, in virtual time; needs no server. */
class ExpiringTokensIT {

    private final Foyer foyer = Foyer.of(ReportEndpoint.class, ShelfEndpoint.class, Verifier.class, Tokens.class)
            .virtual(Clock.class)
            .start();

    @AfterEach
    void stop() {
        foyer.close();
    }

    private Peer open(String token) {
        return foyer.connect("/reports", request -> request.bearer(token));
    }

    @Contract(
            rule = {"I1", "I2"},
            proves =
                    "tokens.md: another token in band keeps a connection, with its roles; without one, the connection ends with 4002 when the grace is over")
    void tokens_areRenewedOrEndTheConnection() {
        Peer ada = open("ada:reader:3600");
        Peer bob = open("bob:reader:3600");
        assertThat(ada.refused("report.publish", "ada-1").code()).isEqualTo("forbidden");

        foyer.advance(Duration.ofMinutes(59));
        ada.refresh("ada:editor:3600").reply();
        assertThat(bob.refresh("eve:editor:3600").error().code()).isEqualTo("forbidden");
        foyer.advance(Duration.ofMinutes(1).plusSeconds(24));
        bob.expectOpen();
        foyer.advance(Duration.ofSeconds(2)); // the grace of 25 seconds is over

        assertThat(bob.expectClosed(4002).reason()).isEqualTo("credentials expired");
        assertThat(ada.call("report.publish", "ada-1").as(String.class)).isEqualTo("ada-1 is published");
    }

    @Contract(rule = "I1", proves = "tokens.md: nobody gets in without a token, or with one that the verifier refuses")
    void wrongTokens_areRefused() {
        assertThat(foyer.refused("/reports").status()).isEqualTo(401);
        assertThat(foyer.refused("/reports", request -> request.bearer("nonsense"))
                        .status())
                .isEqualTo(401);
    }

    @Contract(
            rule = {"I1", "I2"},
            proves = "tokens.md: a connection without a token is renewed by the application, for an hour")
    void ownSession_isRenewedForAnHour() {
        Peer ada = foyer.connect("/shelf", request -> request.cookie("session", "ada:reader:60"));
        assertThat(ada.refused("shelf.clear").code()).isEqualTo("forbidden");

        ada.call("code.enter", "123456");

        foyer.advance(Duration.ofMinutes(59));
        assertThat(ada.call("shelf.clear").as(String.class)).isEqualTo("The shelf is empty");
        foyer.advance(Duration.ofMinutes(2));
        ada.expectClosed(4002);
    }
}
