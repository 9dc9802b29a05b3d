// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;

import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.stream.JsonParserFactory;

import dev.foyer.internal.wire.Incoming.Event;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares with another implementation of JSON, Parsson, on texts that are random but the same at each run. */
class JsonScannerTest {

    private static final int TEXTS = 20_000;

    private static final JsonParserFactory PARSERS = Json.createParserFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final List<String> SCALARS = List.of(
            "null", "true", "false", "0", "-0", "7", "-12", "3.25", "1e3", "1E-2", "-0.1e+10", "9007199254740993");
    private static final List<String> STRINGS = List.of(
            "", "a", " ", "\\n", "\\u0041", "\\ud83d\\ude00", "\\ud800", "é", "😀", "\\\\", "\\\"", "\\/", "\u2028");
    private static final List<String> SPACES = List.of("", "", "", " ", "\t", "\n", "\r");
    private static final String NOISE = "{}[]\",:\\ \t\n012.eE+-truefalsnu\u0000\u001f\u00a0\ufeffx'/";

    private final Random random = new Random(20_260_101);

    @Test
    void wellFormedTexts_areAcceptedAndCutOutWhole() {
        var reader = new FrameReader(32);

        for (int i = 0; i < TEXTS; i++) {
            String text = value(1 + random.nextInt(4));

            Incoming incoming = reader.read("{\"event\":\"e\",\"data\": " + text + " }");

            assertThat(incoming).as(text).isEqualTo(new Event("e", text, null));
            assertThat(parses(text)).as(text).isTrue();
        }
    }

    @Test
    void mutatedTexts_areAcceptedIfAndOnlyIfParssonParsesThem() {
        int accepted = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = mutate(value(1 + random.nextInt(3)));

            assertThat(scans(text)).as(text).isEqualTo(parses(text));
            accepted += scans(text) ? 1 : 0;
        }
        assertThat(accepted).isBetween(TEXTS / 20, TEXTS * 19 / 20); // else this compares nothing
    }

    @Test
    void strings_haveTheValueThatParssonFinds() throws NotJson {
        for (int i = 0; i < TEXTS; i++) {
            String text = string();

            String value = new JsonScanner(text, 1).string();

            try (var reader = READERS.createReader(new StringReader(text))) {
                assertThat(((JsonString) reader.readValue()).getString()).isEqualTo(value);
            }
        }
    }

    private static boolean scans(String text) {
        var scanner = new JsonScanner(text, 100);
        try {
            scanner.value(1);
            return scanner.atEnd();
        } catch (NotJson malformed) {
            return false;
        }
    }

    /** Parsson's parser, as its reader would not look at what follows a value, and converts numbers, which may be too large. */
    private static boolean parses(String text) {
        try (var parser = PARSERS.createParser(new StringReader(text))) {
            do {
                parser.next();
            } while (parser.hasNext());
            return true;
        } catch (JsonException | NoSuchElementException malformed) {
            return false;
        }
    }

    private String value(int depth) {
        return switch (depth == 0 ? random.nextInt(2) : random.nextInt(4)) {
            case 0 -> any(SCALARS);
            case 1 -> string();
            case 2 -> list('[', ']', depth, false);
            default -> list('{', '}', depth, true);
        };
    }

    private String list(char open, char close, int depth, boolean named) {
        var text = new StringBuilder().append(open).append(any(SPACES));
        int size = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            text.append(i == 0 ? "" : ",").append(any(SPACES));
            if (named) {
                text.append(string()).append(any(SPACES)).append(':').append(any(SPACES));
            }
            text.append(value(depth - 1)).append(any(SPACES));
        }
        return text.append(close).toString();
    }

    private String string() {
        var text = new StringBuilder("\"");
        for (int i = random.nextInt(4); i > 0; i--) {
            text.append(any(STRINGS));
        }
        return text.append('"').toString();
    }

    private String mutate(String text) {
        var mutated = new StringBuilder(text);
        for (int i = random.nextInt(3); i >= 0; i--) {
            int at = random.nextInt(mutated.length() + 1);
            char noise = NOISE.charAt(random.nextInt(NOISE.length()));
            switch (random.nextInt(3)) {
                case 0 -> mutated.insert(at, noise);
                case 1 -> mutated.replace(at, Math.min(at + 1, mutated.length()), "");
                default -> mutated.replace(at, Math.min(at + 1, mutated.length()), String.valueOf(noise));
            }
        }
        return mutated.toString();
    }

    private String any(List<String> choice) {
        return choice.get(random.nextInt(choice.size()));
    }
}
