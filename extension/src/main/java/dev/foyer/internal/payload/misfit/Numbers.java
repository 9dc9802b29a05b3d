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

/** Finds numbers that a type cannot hold, which parsers truncate silently. */
final class Numbers {

    /** The longest string that is read as a number. A parser's effort grows with the square of the length. */
    static final int MAX_TEXT = 1_000;

    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
    private static final Set<Class<?>> DOUBLES = Set.of(Double.class, OptionalDouble.class);

    private Numbers() {}

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
