// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.handshake.subprotocol;

import java.util.List;
import java.util.Map;

import dev.foyer.internal.context.ResumeOffer;
import dev.foyer.internal.context.ResumeOffer.Claim;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Rule Q5: what a client that can come back says in its handshake. */
class ResumeSubprotocolTest {

    private static final String SECRET = "A-_a0" + "B".repeat(17);

    @Test
    void clientThatCannotComeBack_offersNothing() {
        assertThat(ResumeSubprotocol.read(List.of("foyer.v1, chat"))).isEmpty();
        assertThat(ResumeSubprotocol.read(List.of())).isEmpty();
    }

    @Test
    void clientThatCan_offersAClaimOrNone() {
        assertThat(ResumeSubprotocol.read(List.of("foyer.v1, foyer.resume"))).contains(new ResumeOffer(null));
        assertThat(ResumeSubprotocol.read(List.of("foyer.v1", "foyer.resume.c1." + SECRET + ".57")))
                .contains(new ResumeOffer(new Claim("c1", null, SECRET, 57)));
        assertThat(Claim.token("c1", null, SECRET)).isEqualTo("c1." + SECRET);
    }

    @Test
    void tokenOfOneNodeAmongSeveral_namesIt() {
        assertThat(Claim.token("c1", "n-1", SECRET)).isEqualTo("c1.n-1." + SECRET);
        assertThat(ResumeSubprotocol.read(List.of("foyer.resume.c1.n-1." + SECRET + ".57")))
                .contains(new ResumeOffer(new Claim("c1", "n-1", SECRET, 57)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "foyer.resume.",
                "foyer.resume.c1",
                "foyer.resume.c1.short.1",
                "foyer.resume.c1." + "BBBBBBBBBBBBBBBBBBBBBB",
                "foyer.resume.c1." + "BBBBBBBBBBBBBBBBBBBBBB" + ".",
                "foyer.resume.c1." + "BBBBBBBBBBBBBBBBBBBBBB" + ".-1",
                "foyer.resume.c1." + "BBBBBBBBBBBBBBBBBBBBBB" + ".9999999999999999999",
                "foyer.resume.." + "BBBBBBBBBBBBBBBBBBBBBB" + ".1",
                "foyer.resumed",
            })
    void claimThatCannotBeRead_isNone(String offer) {
        assertThat(ResumeSubprotocol.read(List.of("foyer.v1, " + offer))).contains(new ResumeOffer(null));
    }

    @Test
    void secret_isInNothingThatTheApplicationSeesOrTheLogHas() {
        String offer = "foyer.resume.c1." + SECRET + ".57";

        assertThat(BearerSubprotocol.bind(Map.of("Sec-WebSocket-Protocol", List.of("foyer.v1, chat, " + offer)))
                        .toString())
                .doesNotContain(SECRET)
                .contains("foyer.v1", "chat");
        assertThat(Subprotocols.open(List.of("foyer.v1", offer))).containsExactly("foyer.v1");
        assertThat(ResumeSubprotocol.read(List.of(offer)).toString()).doesNotContain(SECRET);
    }
}
