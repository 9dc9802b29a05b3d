// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.wire;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Log;

/** Warns of sent numbers that JavaScript rounds when it reads them. Safe for any thread. */
final class InexactNumbers {

    private static final String LARGEST = "9007199254740992"; // 2^53
    private static final int MAX_DIGITS = 17; // a double needs no more
    private static final int MAX_TOLD = 1_000;

    private final Set<String> told = ConcurrentHashMap.newKeySet();

    /** Logs a warning, once for each type of data, if the JSON contains such a number. */
    void tell(Object data, String json) {
        if (told.size() < MAX_TOLD && isIn(json)) {
            String type = typeOf(data).getName();
            if (told.add(type)) {
                Log.warning(Code.NUMBER_INEXACT, type);
            }
        }
    }

    /** Returns the type of the data, or of the first element of a collection. */
    private static Class<?> typeOf(Object data) {
        Collection<?> all =
                data instanceof Map<?, ?> map ? map.values() : data instanceof Collection<?> some ? some : Set.of();
        return all.stream()
                .filter(one -> one != null)
                .findFirst()
                .<Class<?>>map(Object::getClass)
                .orElse(data.getClass());
    }

    /** Tests whether JSON contains an integer beyond 2^53, or another number with more digits than a double has. */
    static boolean isIn(String json) {
        boolean text = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                i += c == '\\' ? 1 : 0;
                text = c != '"';
            } else if (c >= '0' && c <= '9') {
                int end = end(json, i);
                if (end - i >= LARGEST.length() && isInexact(json.substring(i, end))) {
                    return true;
                }
                i = end - 1;
            } else {
                text = c == '"';
            }
        }
        return false;
    }

    private static int end(String json, int start) {
        int end = start;
        while (end < json.length() && "+-.eE0123456789".indexOf(json.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    private static boolean isInexact(String number) {
        String mantissa = number.split("[eE]", 2)[0];
        if (mantissa.length() == number.length() && mantissa.indexOf('.') < 0) {
            return number.length() > LARGEST.length() || number.compareTo(LARGEST) > 0;
        }
        return mantissa.replace(".", "").replaceFirst("^0+", "").length() > MAX_DIGITS;
    }
}
