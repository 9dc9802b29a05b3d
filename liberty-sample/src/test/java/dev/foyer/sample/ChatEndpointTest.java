// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import dev.foyer.Refused;
import dev.foyer.sample.Events.Enter;
import dev.foyer.sample.Events.Exit;
import dev.foyer.sample.Events.Identity;
import dev.foyer.sample.Events.Said;
import dev.foyer.sample.Events.Say;
import dev.foyer.sample.Events.Seen;
import dev.foyer.sample.Events.Stats;
import dev.foyer.sample.Events.Typing;
import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerTest;
import dev.foyer.test.Peer;
import dev.foyer.test.RefusedHandshake;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.util.stream.IntStream.range;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The chat without a server. */
@FoyerTest({
    ChatEndpoint.class,
    WatchEndpoint.class,
    Board.class,
    Seen.class,
    AnnounceResource.class,
    DrainResource.class,
    Tokens.class,
    RoomLog.class
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
        return peer;
    }

    /** Returns the names that somebody sees in the room "tea", each with whether they type on one of their devices. */
    private Map<String, Boolean> seenBy(Peer peer) {
        foyer.advance(Duration.ofMillis(100)); // in which changes are gathered
        return peer.presence("tea", Seen.class).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, user -> user.getValue().stream().anyMatch(Seen::typing)));
    }

    /** Returns what somebody has heard and no test has taken. */
    private static List<String> heardBy(Peer peer) {
        return peer.left().stream().map(event -> event.as(Said.class).text()).toList();
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
    void whoEnters_seesWhoIsThere_andIsSeen() {
        Peer ada = enter("demo-adalovelace");
        assertThat(seenBy(ada)).isEqualTo(Map.of("adalovelace", false));

        Peer grace = enter("demo-gracehopper");

        assertThat(seenBy(grace)).containsOnlyKeys("adalovelace", "gracehopper");
        assertThat(seenBy(ada)).containsOnlyKeys("adalovelace", "gracehopper");
    }

    @Test
    void user_isThereWithAnyDevice() {
        Peer grace = enter("demo-gracehopper");
        Peer phone = enter("demo-adalovelace");
        Peer laptop = enter("demo-adalovelace");
        phone.close();
        assertThat(seenBy(grace)).containsOnlyKeys("adalovelace", "gracehopper");

        laptop.close();

        assertThat(seenBy(grace)).containsOnlyKeys("gracehopper");
    }

    @Test
    void saying_isHeardByTheRoomOnly() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = enter("demo-gracehopper");
        Peer elsewhere = connect("demo-katherine");

        Said said = ada.call(new Say("tea", "Hello")).as(Said.class);

        assertThat(grace.expect(Said.class)).isEqualTo(said);
        assertThat(ada.expect(Said.class)).isEqualTo(said);
        elsewhere.expectNothing();
    }

    @Test
    void whoEnters_hearsWhatWasSaidLast_andThenWhatFollows() {
        Peer ada = enter("demo-adalovelace");
        range(1, 55).forEach(n -> ada.call(new Say("tea", "message " + n)));

        Peer grace = enter("demo-gracehopper");
        ada.call(new Say("tea", "message 55"));

        assertThat(heardBy(grace))
                .isEqualTo(range(5, 56).mapToObj(n -> "message " + n).toList());
    }

    @Test
    void whoEntersAgain_hearsNothingTwice() {
        Peer ada = enter("demo-adalovelace");
        ada.call(new Say("tea", "Hello"));
        ada.expect(Said.class);

        ada.call(new Enter("tea"));

        ada.expectNothing();
    }

    @Test
    void conversation_isKeptForAnHour_alsoWhenNobodyIsThere() {
        Peer ada = enter("demo-adalovelace");
        ada.call(new Say("tea", "Hello"));
        ada.close();

        foyer.advance(Duration.ofMinutes(59));
        Peer grace = enter("demo-gracehopper");
        assertThat(grace.expect(Said.class).text()).isEqualTo("Hello");
        grace.close();

        foyer.advance(Duration.ofMinutes(2));
        assertThat(heardBy(enter("demo-katherine"))).isEmpty();
    }

    @Test
    void whatIsSaidMeanwhile_arrivesOnce_whenTheLineIsBack() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = foyer.connect(
                "/chat", request -> request.header("token", "demo-gracehopper").resumable());
        grace.call(new Enter("tea"));
        grace.cut();
        ada.call(new Say("tea", "Hello"));

        Peer back = grace.resume();

        assertThat(heardBy(back)).containsExactly("Hello");
    }

    @Test
    void sayingInOthersRooms_isForbidden() {
        assertThat(connect("demo-adalovelace").refused(new Say("tea", "Hello")).code())
                .isEqualTo("forbidden");
    }

    @Test
    void typing_isSeen_untilItEndsOrIsSaid() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = enter("demo-gracehopper");

        ada.emit(new Typing("tea", true));
        assertThat(seenBy(grace)).isEqualTo(Map.of("adalovelace", true, "gracehopper", false));
        ada.emit(new Typing("tea", false));
        assertThat(seenBy(grace)).containsEntry("adalovelace", false);
        ada.emit(new Typing("tea", true));
        ada.call(new Say("tea", "Hello"));
        assertThat(seenBy(grace)).containsEntry("adalovelace", false);
    }

    @Test
    void typingInOthersRooms_isSeenByNobody() {
        Peer ada = enter("demo-adalovelace");

        connect("demo-gracehopper").emit(new Typing("tea", true));

        assertThat(seenBy(ada)).containsOnlyKeys("adalovelace");
    }

    @Test
    void stats_areThoseOfOnesOwnRooms() {
        Peer ada = enter("demo-adalovelace");
        enter("demo-gracehopper");

        assertThat(ada.call("stats").as(Stats.class)).isEqualTo(new Stats(2, Map.of("tea", 2)));
    }

    @Test
    void exit_isSeen_andEndsTheTalk() {
        Peer ada = enter("demo-adalovelace");
        Peer grace = enter("demo-gracehopper");

        grace.call(new Exit("tea"));

        assertThat(seenBy(ada)).containsOnlyKeys("adalovelace");
        assertThat(seenBy(grace)).isEmpty();
        assertThat(grace.refused(new Say("tea", "Hello")).code()).isEqualTo("forbidden");
    }

    @Test
    void lostLine_isNoticedByTheHeartbeat() {
        Peer ada = enter("demo-adalovelace");
        enter("demo-gracehopper").vanish();
        assertThat(seenBy(ada)).containsOnlyKeys("adalovelace", "gracehopper");

        foyer.advance(Duration.ofMinutes(2));

        assertThat(seenBy(ada)).containsOnlyKeys("adalovelace");
    }

    @Test
    void watcher_hearsTheRoomOfThePath() {
        Peer watcher = foyer.connect("/watch/tea", request -> request.query("token", "demo-katherine"));

        Peer ada = enter("demo-adalovelace");
        ada.call(new Say("tea", "Hello"));

        assertThat(seenBy(watcher)).containsOnlyKeys("adalovelace", "katherine");
        assertThat(seenBy(ada)).containsOnlyKeys("adalovelace", "katherine");
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

    @Test
    void drain_sendsEverybodyAway_andOnlyAnAdminBeginsIt() {
        Peer ada = enter("demo-adalovelace");
        DrainResource resource = foyer.bean(DrainResource.class);

        assertThatThrownBy(() -> resource.begin("demo-gracehopper", 10)).isInstanceOf(Refused.class);
        assertThat(ada.call(new Say("tea", "still here")).as(Said.class).text()).isEqualTo("still here");
        resource.begin("admin-gracehopper", 10);
        foyer.advance(Duration.ofSeconds(11));
        ada.expectClosed(1012);
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
