// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.cluster.signed;

import dev.foyer.spi.Topic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** What is signed, and what is not taken: rule N9. */
class SignaturesTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final Topic LOBBY = new Topic(Topic.Kind.ROOM, "/", "lobby");
    private static final Topic ADA = new Topic(Topic.Kind.USER, "", "ada");
    private static final String MESSAGE = "{\"ev\":\"news\"}\n{\"event\":\"news\",\"data\":\"é\"}";

    private final Signatures signatures = Signatures.of("shop", SECRET);

    @Test
    void ownSignature_isRight() {
        for (Topic topic : new Topic[] {LOBBY, ADA, Topic.ALL}) {
            assertThat(signatures.verified(topic, signatures.sign(topic, MESSAGE)))
                    .isEqualTo(MESSAGE);
        }
    }

    /** As the page shows it, by: printf '%s\n%s' '["shop","room","/","lobby"]' "$message" | openssl dgst -sha256 -hmac "$secret". */
    @Test
    void signature_isTheOneOfThePage() {
        assertThat(signatures.sign(LOBBY, "{\"ev\":\"news\"}\n{\"event\":\"news\",\"data\":1}"))
                .startsWith("ce1c3e890cd31831817cfbf5e5c519d6bb6340c330fc43bf6873c9bfe3b91a9d\n");
        assertThat(signatures.sign(ADA, "{}\n"))
                .startsWith("012671d4b3b2bac32a2eb130fa33f0464db20098d1be4208167ca5377176bbcf\n");
        assertThat(signatures.sign(Topic.ALL, "{}\n"))
                .startsWith("350ce13cc9247738beacd570e1a2838f4e0fc633ec2c46e46f6a41c757867b7d\n");
    }

    @Test
    void messageThatWasChanged_isNotTaken() {
        String signed = signatures.sign(LOBBY, MESSAGE);

        assertThat(signatures.verified(LOBBY, signed.replace("é", "e"))).isNull();
        assertThat(signatures.verified(LOBBY, (signed.startsWith("0") ? "1" : "0") + signed.substring(1)))
                .isNull();
    }

    @Test
    void messageOfAnotherTopicOrApplication_isNotTaken() {
        String signed = signatures.sign(LOBBY, MESSAGE);

        assertThat(signatures.verified(Topic.ALL, signed)).isNull();
        assertThat(signatures.verified(new Topic(Topic.Kind.USER, "", "lobby"), signed))
                .isNull();
        assertThat(signatures.verified(new Topic(Topic.Kind.ROOM, "/game", "lobby"), signed))
                .isNull();
        assertThat(Signatures.of("club", SECRET).verified(LOBBY, signed)).isNull();
    }

    /** A name with a line feed must not make the end of one topic the start of another one's message. */
    @Test
    void namesWithLines_areNotPartOfTheMessage() {
        Topic longName = new Topic(Topic.Kind.ROOM, "/", "lobby\"]\n{}");

        String signature = signatures.sign(longName, "\n").substring(0, 65);

        assertThat(signatures.verified(LOBBY, signature + "{}\"]\n\n")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "{\"ev\":\"news\"}\n{}", "zz\n{}", "0123456789abcdef\n{}"})
    void messageWithoutSignature_isNotTaken(String message) {
        assertThat(signatures.verified(LOBBY, message)).isNull();
        assertThat(signatures.verified(LOBBY, "g".repeat(64) + '\n' + message)).isNull();
        assertThat(signatures.verified(LOBBY, "0".repeat(64) + '\n' + message)).isNull();
    }

    @Test
    void severalSecrets_areAccepted_andTheFirstSigns() {
        Signatures old = Signatures.of("shop", SECRET);
        Signatures both = Signatures.of("shop", "another-secret-of-32-characters!, " + SECRET);
        Signatures next = Signatures.of("shop", "another-secret-of-32-characters!");

        assertThat(both.verified(LOBBY, old.sign(LOBBY, MESSAGE))).isEqualTo(MESSAGE);
        assertThat(next.verified(LOBBY, both.sign(LOBBY, MESSAGE))).isEqualTo(MESSAGE);
        assertThat(old.verified(LOBBY, both.sign(LOBBY, MESSAGE))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "hUsHhUsH", SECRET + ",", SECRET + ",hUsHhUsH", "                    "})
    void shortSecret_isAMistake_andNotTold(String secrets) {
        assertThatIllegalStateException()
                .isThrownBy(() -> Signatures.of("shop", secrets))
                .withMessageContaining("foyer.backplane.secret")
                .withMessageContaining("16 characters")
                .withMessageNotContaining("hUsH");
    }
}
