// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.lang.invoke.MethodType;
import java.math.BigDecimal;

import jakarta.json.JsonNumber;

/** Numbers that a primitive cannot hold: JSON parsers cut them down without a word. */
final class Numbers {

    private static final int HARMLESS_DIGITS = 9;

    private Numbers() {}

    /** Whether JSON has a number that is not a small whole one. */
    static boolean mayNotFit(String json) {
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

    /** Whether a number is one of a type, if the type is a number with limits. */
    static boolean fits(JsonNumber number, Class<?> type) {
        Class<?> boxed = MethodType.methodType(type).wrap().returnType();
        BigDecimal value = number.bigDecimalValue();
        try {
            if (boxed == Integer.class) {
                value.intValueExact();
            } else if (boxed == Long.class) {
                value.longValueExact();
            } else if (boxed == Short.class) {
                value.shortValueExact();
            } else if (boxed == Byte.class) {
                value.byteValueExact();
            }
        } catch (ArithmeticException beyond) {
            return false;
        }
        return (boxed != Double.class || Double.isFinite(value.doubleValue()))
                && (boxed != Float.class || Float.isFinite(value.floatValue()));
    }
}
