// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;

import jakarta.json.JsonNumber;

/**
 * Finds numbers that a type cannot hold, which parsers truncate silently, and strings that only Java reads as numbers.
 */
public final class Numbers {

    private static final int HARMLESS_DIGITS = 9;

    /** The longest string that is read as a number. A parser's effort grows with the square of the length. */
    private static final int MAX_TEXT = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Pattern STRANGE =
            Pattern.compile("\\s*[+-]?(NaN|Infinity|0[xX].*|[\\d.]+[eE][+-]?\\d+[dDfF]?|[\\d.]+[dDfF])\\s*");
    private static final Set<Class<?>> DOUBLES = Set.of(Double.class, OptionalDouble.class);

    private Numbers() {}

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
                if (i - start > MAX_TEXT || isStrange(json, start, i)) {
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

    /** Tests whether a number fits a type. Types that are not numbers with limits fit all. */
    static boolean fits(JsonNumber number, Class<?> type) {
        Class<?> boxed = boxed(type);
        BigDecimal value = number.bigDecimalValue();
        try {
            if (boxed == Integer.class || boxed == OptionalInt.class) {
                value.intValueExact();
            } else if (boxed == Long.class || boxed == OptionalLong.class) {
                value.longValueExact();
            } else if (boxed == Short.class) {
                value.shortValueExact();
            } else if (boxed == Byte.class) {
                value.byteValueExact();
            }
        } catch (ArithmeticException beyond) {
            return false;
        }
        return (!DOUBLES.contains(boxed) || Double.isFinite(value.doubleValue()))
                && (boxed != Float.class || Float.isFinite(value.floatValue()));
    }

    /** Tests whether a string is a number that is too large for its type, or is too long to be read at all. */
    static boolean isBeyond(String text, Class<?> type) {
        Class<?> boxed = boxed(type);
        return text.length() > MAX_TEXT
                || (NUMBER.matcher(text).matches()
                        && ((DOUBLES.contains(boxed) && Double.isInfinite(Double.parseDouble(text)))
                                || (boxed == Float.class && Float.isInfinite(Float.parseFloat(text)))));
    }

    /** Tests whether a string is no number, though Java may read it as one, and the type is a floating-point type. */
    static boolean isNone(String text, Class<?> type) {
        Class<?> boxed = boxed(type);
        return (DOUBLES.contains(boxed) || boxed == Float.class)
                && !NUMBER.matcher(text.strip()).matches();
    }

    private static Class<?> boxed(Class<?> type) {
        return MethodType.methodType(type).wrap().returnType();
    }
}
