// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.name;

import java.io.StringReader;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import jakarta.json.bind.Jsonb;

/**
 * The naming strategy of a {@code Jsonb}, which does not reveal it: so one probe object is written and compared with
 * JSON-B's strategies. If none matches, names stay as they are in Java.
 *
 * @param names changes a Java name to that in JSON
 * @param ignoresCase whether names are read in any case
 */
record NamingStrategy(UnaryOperator<String> names, boolean ignoresCase) {

    private static final String PROBE = "probeName";

    /** The strategies of JSON-B (section 4.2 of Jakarta JSON Binding 3.0). */
    private static final List<UnaryOperator<String>> STRATEGIES = List.of(
            name -> name,
            name -> spaced(name, '-').toLowerCase(Locale.ROOT),
            name -> spaced(name, '_').toLowerCase(Locale.ROOT),
            NamingStrategy::capitalized,
            name -> spaced(capitalized(name), ' '));

    /** Keeps the names of Java. */
    static final NamingStrategy NONE = new NamingStrategy(UnaryOperator.identity(), false);

    /** Returns the strategy of a {@code Jsonb}. */
    static NamingStrategy of(Jsonb jsonb) {
        String written = written(jsonb);
        UnaryOperator<String> names = STRATEGIES.stream()
                .filter(candidate -> candidate.apply(PROBE).equals(written))
                .findFirst()
                .orElse(UnaryOperator.identity());
        return new NamingStrategy(names, ignoresCase(jsonb, written));
    }

    private static String written(Jsonb jsonb) {
        try (JsonReader reader = Json.createReader(new StringReader(jsonb.toJson(new NameProbe())))) {
            return reader.readObject().keySet().stream().findFirst().orElse(PROBE);
        } catch (RuntimeException unusual) { // the application's own Jsonb, which writes no such objects
            return PROBE;
        }
    }

    private static boolean ignoresCase(Jsonb jsonb, String written) {
        String other = written.equals(written.toUpperCase(Locale.ROOT))
                ? written.toLowerCase(Locale.ROOT)
                : written.toUpperCase(Locale.ROOT);
        try {
            NameProbe probe = jsonb.fromJson("{\"" + other + "\":\"y\"}", NameProbe.class);
            return probe != null && "y".equals(probe.probeName);
        } catch (RuntimeException unknown) { // a strict Jsonb
            return false;
        }
    }

    /** Returns a name that begins with a capital. */
    static String capitalized(String name) {
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /** Inserts a separator between a small letter and a capital that follows it. */
    private static String spaced(String name, char between) {
        var text = new StringBuilder();
        for (int i = 0; i < name.length(); i++) {
            if (i > 0 && Character.isUpperCase(name.charAt(i)) && Character.isLowerCase(name.charAt(i - 1))) {
                text.append(between);
            }
            text.append(name.charAt(i));
        }
        return text.toString();
    }
}
