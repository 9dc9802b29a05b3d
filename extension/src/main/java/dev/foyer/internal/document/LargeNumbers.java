// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.document.schema.SimpleTypes;
import org.jspecify.annotations.Nullable;

/**
 * Names in TypeScript the numbers that JavaScript may round. They remain numbers, and nothing keeps a page from
 * calculating with them, so the name warns wherever one is used, and its comment says how to avoid rounding.
 */
final class LargeNumbers {

    private static final BigDecimal SAFE = BigDecimal.valueOf((1L << 53) - 1);

    private static final String HELP =
            " Annotate it @JsonbNumberFormat(\"0\") on the server, and it is a string, exact in both directions.";

    private static final Map<String, String> COMMENTS = new TreeMap<>(
            Map.of(
                    "Int64",
                            "A whole number of 64 bits: JavaScript rounds it beyond Number.MAX_SAFE_INTEGER (2^53 - 1)."
                                    + HELP,
                    "BigInteger",
                            "A whole number of any size: JavaScript rounds it beyond Number.MAX_SAFE_INTEGER (2^53 - 1)."
                                    + HELP,
                    "BigDecimal",
                            "A decimal number of any size: JavaScript keeps some 15 digits of it."
                                    + " Annotate it @JsonbNumberFormat(\"0.00\") on the server, for two decimals, and it is a string."));

    private LargeNumbers() {}

    /** Returns the names, which no other declaration may have. */
    static Iterable<String> names() {
        return COMMENTS.keySet();
    }

    /** Returns the type of a number: a plain one if its constraints keep it exact. */
    static String type(Schema number) {
        Object format = number.get("format");
        if (SimpleTypes.DECIMAL.equals(format)) {
            return number.type().equals("number") ? "BigDecimal" : isSafe(number) ? "number" : "BigInteger";
        }
        return SimpleTypes.INT64.equals(format) && !isSafe(number) ? "Int64" : "number";
    }

    /** Returns the declarations of the types that other declarations use. */
    static String declarations(String used) {
        var out = new StringBuilder();
        COMMENTS.forEach((name, comment) -> {
            if (used.matches("(?s).*\\b" + name + "\\b.*")) {
                out.append("\n/** ")
                        .append(comment)
                        .append(" */\nexport type ")
                        .append(name)
                        .append(" = number;\n");
            }
        });
        return out.toString();
    }

    private static boolean isSafe(Schema number) {
        return isWithin(number.get("minimum"), number.get("exclusiveMinimum"))
                && isWithin(number.get("maximum"), number.get("exclusiveMaximum"));
    }

    private static boolean isWithin(@Nullable Object bound, @Nullable Object exclusive) {
        return isWithin(bound) || isWithin(exclusive);
    }

    private static boolean isWithin(@Nullable Object bound) {
        return bound instanceof BigDecimal value && value.abs().compareTo(SAFE) <= 0;
    }
}
