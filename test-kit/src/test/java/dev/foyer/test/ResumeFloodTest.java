// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import dev.foyer.Closing;
import dev.foyer.Connections;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q5: clients without end that claim a connection which is not theirs. */
class ResumeFloodTest extends ResumeFixture {

    private static final int CLAIMS = 2_000;

    private final Random random = new Random(7);

    private String guess(Peer victim, int i) {
        String offer = victim.resumeOffer();
        return switch (i % 4) {
            case 0 -> offer.replaceAll("\\.[^.]{22}\\.", "." + secret() + ".");
            case 1 -> "foyer.resume." + secret() + "." + secret() + ".0";
            case 2 -> "foyer.resume." + secret() + "." + secret() + "." + secret() + "." + i;
            default -> offer + "x".repeat(i % 100);
        };
    }

    private String secret() {
        var out = new StringBuilder();
        for (int i = 0; i < 22; i++) {
            out.append((char) ('A' + random.nextInt(26)));
        }
        return out.toString();
    }

    @Test
    void guesses_getNewConnections_andTheClientItsOwn() {
        Peer ada = connect("ada");
        String id = ada.id();
        ada.cut();
        foyer.settle();
        rooms.get("lobby").emit("said", 1);

        var strangers = new ArrayList<String>();
        for (int i = 0; i < CLAIMS; i++) {
            String guess = guess(ada, i);
            Peer stranger =
                    foyer.connect("/chat", request -> named(request, "ada").resuming(guess));
            strangers.add(stranger.id());
            assertThat(stranger.isResumed()).isFalse();
            stranger.close(Closing.NORMAL);
        }

        assertThat(strangers).doesNotContain(id).doesNotHaveDuplicates();
        ada.resume();
        assertThat(ada.isComplete()).isTrue();
        assertThat(ada.id()).isEqualTo(id);
        assertThat(ada.left()).extracting(event -> event.as(Integer.class)).containsExactly(1);
    }

    @Test
    void thieves_endTheConnectionOnce_andGetNothingOfIt() {
        Peer ada = connect("ada");
        String offer = ada.resumeOffer();
        ada.cut();
        foyer.settle();
        rooms.get("lobby").emit("said", "secret");

        for (int i = 0; i < CLAIMS / 10; i++) {
            Peer thief = foyer.connect("/chat", request -> named(request, "eve").resuming(offer));
            assertThat(thief.isResumed()).isFalse();
            assertThat(thief.left()).isEmpty();
            thief.close(Closing.NORMAL);
        }

        foyer.settle();
        assertThat(diary.lines().stream().filter("left 1006"::equals)).hasSize(1);
        assertThat(foyer.bean(Connections.class).count()).isZero();
    }

    @Test
    void claims_countInTheLimitOfConnections() {
        try (Foyer small = Foyer.of(Chat.class, Diary.class, Counter.class, Guard.class, Seen.class)
                .setting("foyer.limits.connections", "20")
                .start()) {
            Peer ada = small.connect("/chat", request -> named(request, "ada").resumable());
            ada.cut();
            small.settle();
            List<Peer> strangers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String guess = guess(ada, i);
                strangers.add(
                        small.connect("/chat", request -> named(request, "ada").resuming(guess)));
            }

            for (int i = 0; i < 100; i++) {
                String guess = guess(ada, i);
                assertThat(small.refused(
                                        "/chat",
                                        request -> named(request, "ada").resuming(guess))
                                .status())
                        .isEqualTo(503);
            }

            strangers.get(0).close();
            assertThat(ada.resume().isComplete()).isTrue();
        }
    }
}
