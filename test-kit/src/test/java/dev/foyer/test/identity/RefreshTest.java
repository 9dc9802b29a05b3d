// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.identity;

import java.time.Duration;
import java.util.Map;

import dev.foyer.test.EventError;
import dev.foyer.test.Peer;
import dev.foyer.test.PendingCall;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules I1 and I2: credentials that expire, and new ones in their place. */
class RefreshTest extends RefreshFixture {

    @Test
    void client_isTold_andRefreshesInBand() {
        Peer ada = connect("ada", "reader", MINUTE);
        String id = ada.id();
        assertThat(ada.expires()).contains(MINUTE);
        assertThat(ada.call("count").as(Integer.class)).isEqualTo(1);

        foyer.advance(Duration.ofSeconds(50));
        PendingCall refresh = ada.refresh(token("ada", "editor", Duration.ofHours(1)));

        assertThat(refresh.reply().data()).hasToString("{\"expires\":3600}");
        assertThat(ada.call("roles").as(String[].class)).containsExactly("editor");
        assertThat(ada.call("count").as(Integer.class))
                .as("the bean of the connection stays")
                .isEqualTo(2);
        assertThat(ada.id()).isEqualTo(id);
        assertThat(rooms.get("lobby").size()).isEqualTo(1);
        foyer.advance(MINUTE.plus(GRACE));
        ada.expectOpen();
        assertThat(diary.lines()).containsExactly("verify", "open", "verify", "refreshed [editor]");
        foyer.advance(Duration.ofHours(1).plus(GRACE));
        ada.expectClosed(4002);
    }

    @Test
    void clientThatDoesNotRefresh_isClosedAfterTheGrace() {
        Peer ada = connect("ada", "reader", MINUTE);

        foyer.advance(MINUTE.plus(GRACE).minusSeconds(1));
        ada.expectOpen();
        assertThat(ada.call("roles").as(String[].class)).containsExactly("reader");
        foyer.advance(Duration.ofSeconds(2));

        assertThat(ada.expectClosed(4002).reason()).isEqualTo("credentials expired");
        assertThat(diary.lines()).containsExactly("verify", "open", "left 4002");
        assertThat(rooms.get("lobby").size()).isZero();
    }

    @Test
    void tokensOfThreeSeconds_keepAConnectionForAnHour() {
        Peer ada = connect("ada", "reader", Duration.ofSeconds(3));

        for (int i = 0; i < 300; i++) {
            foyer.advance(Duration.ofSeconds(12)); // within the grace
            ada.refresh(token("ada", "reader", Duration.ofSeconds(3))).reply();
        }

        ada.expectOpen();
        assertThat(ada.call("count").as(Integer.class)).isEqualTo(1);
    }

    @Test
    void tokenWithoutExpiry_neverEnds() {
        Peer ada = foyer.connect("/desk", request -> request.bearer("ada~reader"));
        assertThat(ada.expires()).isEmpty();

        foyer.advance(Duration.ofDays(2));

        ada.expectOpen();
        assertThat(ada.refresh(token("ada", "reader", MINUTE)).reply().data()).hasToString("{\"expires\":60}");
        assertThat(ada.refresh("ada~reader").reply().data()).hasToString("{}");
        foyer.advance(Duration.ofDays(2));
        ada.expectOpen();
    }

    @Test
    void connectionThatIsAway_endsWithItsCredentials() {
        Peer ada = connect("ada", "reader", Duration.ofSeconds(1));
        foyer.advance(Duration.ofSeconds(10));
        ada.cut();
        foyer.advance(GRACE.minusSeconds(8)); // its client could still come back

        assertThat(diary.lines()).containsExactly("verify", "open", "left 4002");
        ada.resume(request -> request.bearer(token("ada", "reader", MINUTE)));
        assertThat(ada.isResumed()).as("there is nothing left of it").isFalse();
    }

    @Test
    void clientThatComesBack_bringsNewCredentials() {
        Peer ada = connect("ada", "reader", Duration.ofSeconds(10));
        ada.cut();
        foyer.advance(Duration.ofSeconds(5));

        ada.resume(request -> request.bearer(token("ada", "editor", Duration.ofMinutes(10))));

        assertThat(ada.isResumed()).isTrue();
        assertThat(ada.expires()).contains(Duration.ofMinutes(10));
        foyer.advance(MINUTE);
        assertThat(ada.call("publish").as(String.class)).isEqualTo("ada");
    }

    @Test
    void otherUser_isForbidden_andNothingChanges() {
        Peer ada = connect("ada", "reader", MINUTE);

        EventError error =
                ada.refresh(token("bob", "editor", Duration.ofHours(1))).error();

        assertThat(error.code()).isEqualTo("forbidden");
        assertThat(ada.call("roles").as(String[].class)).containsExactly("reader");
        assertThat(ada.refused("publish").code()).isEqualTo("forbidden");
        assertThat(diary.lines()).containsExactly("verify", "open", "verify");
        foyer.advance(MINUTE.plus(GRACE));
        ada.expectClosed(4002);
    }

    @Test
    void refusedCredentials_leaveTheConnectionUntilItsExpiry() {
        Peer ada = connect("ada", "editor", MINUTE);
        String old = token("ada", "editor", Duration.ofSeconds(1));
        foyer.advance(Duration.ofSeconds(2));

        assertThat(ada.refresh(old).error().code()).isEqualTo("unauthorized");
        assertThat(ada.refresh("nonsense").error().message()).isEqualTo("Sign in again.");
        assertThat(ada.refresh(token("ada", "banned", MINUTE)).error())
                .isEqualTo(new EventError("forbidden", "", "You are banned.", java.util.List.of()));

        assertThat(ada.call("publish").as(String.class)).isEqualTo("ada");
        foyer.advance(MINUTE);
        ada.expectOpen();
        foyer.advance(GRACE);
        ada.expectClosed(4002);
    }

    @Test
    void roles_areReadAgain() {
        Peer ada = connect("ada", "reader", MINUTE);
        assertThat(ada.refused("publish").code()).isEqualTo("forbidden");

        ada.refresh(token("ada", "editor+reader", MINUTE)).reply();
        assertThat(ada.call("publish").as(String.class)).isEqualTo("ada");
        assertThat(ada.refresh(token("ada", "reader", MINUTE)).reply().data())
                .as("it expires no later")
                .hasToString("{}");
        assertThat(ada.refused("publish").code()).isEqualTo("forbidden");
    }

    @Test
    void rolesOfTheEndpoint_areAskedOfTheToken() {
        assertThat(foyer.refused("/press").status()).isEqualTo(401);
        assertThat(foyer.refused("/press", request -> request.bearer(token("ada", "reader", MINUTE)))
                        .status())
                .isEqualTo(403);
        Peer ada = foyer.connect("/press", request -> request.bearer(token("ada", "editor", MINUTE)));
        assertThat(ada.call("who").as(String.class)).isEqualTo("ada");

        assertThat(ada.refresh(token("ada", "reader", MINUTE)).error().code()).isEqualTo("forbidden");
        assertThat(foyer.refused(
                                "/press",
                                request -> request.user("root", "editor").bearer(token("ada", "reader", MINUTE)))
                        .status())
                .as("the token takes the place of the login")
                .isEqualTo(403);
    }

    @Test
    void guard_isAskedAgain() {
        Peer ada = connect("ada", "reader", MINUTE);
        ada.call("room.join", Map.of("room", "private"));
        diary.close("private");

        ada.refresh(token("ada", "reader", MINUTE)).reply();

        assertThat(ada.expectError().message()).contains("'private'");
        assertThat(rooms.get("private").size()).isZero();
        assertThat(rooms.get("lobby").size()).isEqualTo(1);
    }

    @Test
    void token_isTakenFromWhereTheSettingAllows() {
        String token = token("ada", "reader", MINUTE);

        assertThat(foyer.connect("/hall", request -> request.cookie("session", token))
                        .call("name")
                        .as(String.class))
                .isEqualTo("ada");
        assertThat(foyer.connect("/hall", request -> request.query("access_token", token))
                        .call("name")
                        .as(String.class))
                .isEqualTo("ada");
        assertThat(foyer.connect("/hall", request -> request.query("token", token))
                        .call("name")
                        .as(String.class))
                .isEqualTo("guest");
        assertThat(foyer.connect("/hall").call("name").as(String.class)).isEqualTo("guest");
        assertThat(foyer.connect("/hall", request -> request.cookie("session", ""))
                        .call("name")
                        .as(String.class))
                .isEqualTo("guest");
        assertThat(foyer.refused("/hall", request -> request.bearer("nonsense")).detail())
                .isEqualTo("Sign in again.");
        assertThat(foyer.refused("/desk").status()).isEqualTo(401);
    }
}
