// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.util.regex.Pattern;

/** Looks through JSON for numbers that may not fit, and for strings that only Java reads as numbers. */
public final class NumberScan {

    private static final int HARMLESS_DIGITS = 9;
    private static final Pattern STRANGE =
            Pattern.compile("\\s*[+-]?(NaN|Infinity|0[xX].*|[\\d.]+[eE][+-]?\\d+[dDfF]?|[\\d.]+[dDfF])\\s*");

    private NumberScan() {}

    /** Tests whether JSON contains a number other than a small integer. */
    public static boolean mayNotFit(String json) {
        boolean text = false;
        int digits = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (text) {
                i += c == '\\' ? 1 : 0;
                text = c != '"';
            } else if (c >= '0' && c <= '9') {
                digits++;
                if (digits > HARMLESS_DIGITS) {
                    return true;
                }
            } else if (digits > 0 && (c == '.' || c == 'e' || c == 'E')) {
                return true;
            } else {
                digits = 0;
                text = c == '"';
            }
        }
        return false;
    }

    /** Tests whether JSON contains a string that only Java reads as a number, or that is too long for one. */
    public static boolean hasStrangeText(String json) {
        int start = -1;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (start < 0) {
                start = c == '"' ? i + 1 : -1;
            } else if (c == '"') {
                if (i - start > Numbers.MAX_TEXT || isStrange(json, start, i)) {
                    return true;
                }
                start = -1;
            } else if (c == '\\') {
                if (json.charAt(i + 1) == 'u') { // an escape may hide such a string
                    return true;
                }
                i++;
            }
        }
        return false;
    }

    private static boolean isStrange(String json, int start, int end) {
        return start < end
                && (Character.isWhitespace(json.charAt(start)) || "+-.NI0123456789".indexOf(json.charAt(start)) >= 0)
                && STRANGE.matcher(json).region(start, end).matches();
    }
}
