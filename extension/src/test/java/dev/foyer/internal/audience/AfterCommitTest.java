// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.audience;

import java.util.ArrayList;
import java.util.List;

import jakarta.validation.constraints.NotBlank;

import dev.foyer.AfterCommit;
import dev.foyer.Room;
import dev.foyer.ServerEvent;
import dev.foyer.internal.audience.Lounge.Peer;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What waits for a commit: rule D8. */
class AfterCommitTest {

    @ServerEvent("said")
    public record Said(@NotBlank String text) {}

    private final Lounge lounge = new Lounge();
    private final Room room = lounge.rooms.get("lobby");
    private final Peer ann = lounge.connect();

    private void commit() {
        lounge.waiting.forEach(Runnable::run);
    }

    @Test
    void events_waitForTheCommit_inOrder() {
        room.join(ann.connection());
        AfterCommit later = room.afterCommit();

        later.emit(new Said("one"));
        later.emit("any", 2);
        ann.connection().afterCommit().emit("own", null);
        assertThat(ann.transport().texts()).isEmpty();

        commit();
        assertThat(ann.transport().texts())
                .containsExactly(
                        "{\"event\":\"said\",\"room\":\"lobby\",\"data\":{\"text\":\"one\"}}",
                        "{\"event\":\"any\",\"room\":\"lobby\",\"data\":2}",
                        "{\"event\":\"own\"}");
    }

    @Test
    void events_showTheDataOfTheCall() {
        room.join(ann.connection());
        List<String> items = new ArrayList<>(List.of("lamp"));

        room.afterCommit().emit("items", items);
        items.clear();
        commit();

        assertThat(ann.transport().texts()).singleElement().asString().contains("[\"lamp\"]");
    }

    @Test
    void events_goToThoseWhoAreMembersAfterTheCommit() {
        Peer bob = lounge.connect();
        room.join(ann.connection());

        room.afterCommit().emit("any", 1);
        room.leave(ann.connection());
        room.join(bob.connection());
        commit();

        assertThat(ann.transport().texts()).isEmpty();
        assertThat(bob.transport().texts()).hasSize(1);
    }

    @Test
    void mistakes_areThrownByTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.afterCommit().emit(new Said(" ")))
                .withMessageStartingWith("FOYER-5006");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.afterCommit().emit(" ", 1))
                .withMessageStartingWith("FOYER-5004");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> room.afterCommit().emit(this))
                .withMessageStartingWith("FOYER-5002");
        assertThat(lounge.waiting).isEmpty();
    }
}
