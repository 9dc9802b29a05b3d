// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.foyer.Refused;
import dev.foyer.sample.Events.Enter;
import dev.foyer.sample.Events.Entered;
import dev.foyer.sample.Events.Exit;
import dev.foyer.sample.Events.Exited;
import dev.foyer.sample.Events.Identity;
import dev.foyer.sample.Events.Members;
import dev.foyer.sample.Events.Said;
import dev.foyer.sample.Events.Say;
import dev.foyer.sample.Events.Stats;
import dev.foyer.sample.Events.Typed;
import dev.foyer.sample.Events.Typing;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import dev.foyer.test.RefusedHandshake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The chat without a server. */
@FoyerTest({ChatEndpoint.class, WatchEndpoint.class, AnnounceResource.class, Presence.class, Tokens.class, RoomLog.class
})
class ChatEndpointTest {

    private Foyer foyer;

    @BeforeEach
    void use(Foyer started) {
        foyer = started;
    }

    private Peer connect(String token) {
        return foyer.connect("/chat", request -> request.header("token", token));
    }

    /** Connects somebody who is in the room "tea". */
    private Peer enter(String token) {
        Peer peer = connect(token);
        peer.call(new Enter("tea"));
        peer.expect(Members.class);
        return peer;
    }

    private RefusedHandshake refused(String token) {
        return foyer.refused("/chat", request -> request.header("token", token));
    }

    @Test
    void user_isKnownByTheToken() {
        Peer ada = foyer.connect(
                "/chat", request -> request.header("token", "demo-adalovelace").header("client-version", "2.1.0"));
        ada.call(new Enter("tea"));

        Identity who = ada.call("who").as(Identity.class);

        assertThat(who.name()).isEqualTo("adalovelace");
        assertThat(who.clientVersion()).isEqualTo("2.1.0");
        assertThat(who.rooms()).isEqualTo(Set.of("tea"));
        assertThat(who.openedAt()).isEqualTo(foyer.clock().instant());
    }

    @Test
    void whoEnters_isToldWhoIsThere_andTheOthersAreTold() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = connect("demo-gracehopper");

        grace.call(new Enter("tea"));

        assertThat(grace.expect(Members.class).members()).isEqualTo(List.of("adalovelace", "gracehopper"));
        assertThat(ada.expect(Entered.class).user()).isEqualTo("gracehopper");
        grace.expectNothing();
    }

    @Test
    void secondDevice_isNoNews() {
        Peer grace = enter("demo-gracehopper");
        Peer phone = enter("demo-adalovelace");
        grace.expect(Entered.class);

        Peer laptop = enter("demo-adalovelace");
        phone.close();
        grace.expectNothing();
        laptop.close();

        assertThat(grace.expect(Exited.class).user()).isEqualTo("adalovelace");
    }

    @Test
    void saying_isHeardByTheRoomOnly() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = enter("demo-gracehopper");
        ada.expect(Entered.class);
        Peer elsewhere = connect("demo-katherine");

        Said said = ada.call(new Say("tea", "Hello")).as(Said.class);

        assertThat(grace.expect(Said.class)).isEqualTo(said);
        assertThat(ada.expect(Said.class)).isEqualTo(said);
        elsewhere.expectNothing();
    }

    @Test
    void sayingInOthersRooms_isForbidden() {
        assertThat(connect("demo-adalovelace").refused(new Say("tea", "Hello")).code())
                .isEqualTo("forbidden");
    }

    @Test
    void typing_isToldToTheOthers() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = enter("demo-gracehopper");
        ada.expect(Entered.class);

        ada.emit(new Typing("tea"));

        assertThat(grace.expect(Typed.class).user()).isEqualTo("adalovelace");
        ada.expectNothing();
    }

    @Test
    void stats_areThoseOfOnesOwnRooms() {
        Peer ada = enter("demo-adalovelace");
        enter("demo-gracehopper");

        assertThat(ada.call("stats").as(Stats.class)).isEqualTo(new Stats(2, Map.of("tea", 2)));
    }

    @Test
    void exit_isTold_andEndsTheTalk() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = enter("demo-gracehopper");

        grace.call(new Exit("tea"));

        assertThat(ada.expect(Exited.class).user()).isEqualTo("gracehopper");
        assertThat(grace.refused(new Say("tea", "Hello")).code()).isEqualTo("forbidden");
    }

    @Test
    void lostLine_isNoticedByTheHeartbeat() {
        Peer ada = enter("demo-adalovelace");
        enter("demo-gracehopper").vanish();
        ada.expect(Entered.class);

        foyer.advance(Duration.ofMinutes(2));

        assertThat(ada.expect(Exited.class).user()).isEqualTo("gracehopper");
    }

    @Test
    void watcher_hearsTheRoomOfThePath() {
        Peer watcher = foyer.connect("/watch/tea", request -> request.query("token", "demo-katherine"));
        watcher.expect(Members.class);

        enter("demo-adalovelace").call(new Say("tea", "Hello"));

        assertThat(watcher.expect(Entered.class).user()).isEqualTo("adalovelace");
        assertThat(watcher.expect(Said.class).text()).isEqualTo("Hello");
    }

    @Test
    void announcement_reachesTheRoom_andOnlyAnAdminMakesOne() {
        Peer ada = enter("demo-adalovelace");
        AnnounceResource resource = foyer.bean(AnnounceResource.class);

        assertThat(resource.announce("admin-gracehopper", new Say("tea", "Attention"))
                        .recipients())
                .isEqualTo(1);
        assertThat(ada.expect(Said.class).from()).isEqualTo("system");
        assertThatThrownBy(() -> resource.announce("demo-gracehopper", new Say("tea", "Attention")))
                .isInstanceOf(Refused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "demo-a"})
    void tokenThatCannotBe_isABadRequest(String token) {
        assertThat(refused(token).violatedNames()).containsExactly("token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo-1234567890", "guest-adalovelace", "demo adalovelace", "demo-ada-lovelace"})
    void unknownToken_isUnauthorized(String token) {
        assertThat(refused(token).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"banned-adalovelace", "demo-system", "admin-System"})
    void whoMayNotChat_isForbidden(String token) {
        assertThat(refused(token).status()).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "Tea", "tea room", "tea_room", "tée", "../tea", "tea\n"})
    void nameThatNoRoomHas_isRefused(String room) {
        assertThat(connect("demo-adalovelace").refused(new Enter(room)).violatedPaths())
                .containsExactly("room");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\t"})
    void nothing_cannotBeSaid(String text) {
        assertThat(enter("demo-adalovelace").refused(new Say("tea", text)).violatedPaths())
                .containsExactly("text");
    }
}
