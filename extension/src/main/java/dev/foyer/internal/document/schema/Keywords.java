// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Adds the keywords of constraints to schemas that may have some already. */
final class Keywords {

    private Keywords() {}

    /** Bounds a number. JSON Schema cannot bound a text that is a number. */
    static void bound(Schema schema, String keyword, BigDecimal value) {
        if (schema.type().equals("integer") || schema.type().equals("number")) {
            schema.with(keyword, value);
        }
    }

    static void length(Schema schema, int min, int max) {
        String what = switch (schema.type()) {
            case "string" -> "Length";
            case "array" -> "Items";
            case "object" -> "Properties";
            default -> "";
        };
        if (what.isEmpty()) {
            return;
        }
        int before = schema.get("min" + what) instanceof Integer known ? known : 0;
        if (Math.max(before, min) > 0) {
            schema.with("min" + what, Math.max(before, min));
        }
        int limit = schema.get("max" + what) instanceof Integer known ? known : Integer.MAX_VALUE;
        if (Math.min(limit, max) < Integer.MAX_VALUE) {
            schema.with("max" + what, Math.min(limit, max));
        }
    }

    static void pattern(Schema schema, String pattern) {
        if (schema.get("pattern") == null) {
            schema.with("pattern", pattern);
        } else {
            var all = new ArrayList<Object>(schema.get("allOf") instanceof List<?> known ? known : List.of());
            all.add(Schema.any().with("pattern", pattern));
            schema.with("allOf", all);
        }
    }
}
