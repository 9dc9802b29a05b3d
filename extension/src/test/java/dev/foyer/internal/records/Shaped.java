// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

import org.jspecify.annotations.Nullable;

/** Records that are not plain for what they are, without any annotation on them. */
public final class Shaped {

    static final List<Record> VALUES = List.of(
            new Empty(),
            new WithGet("x", 1),
            new WithIs("x", 1),
            new WithSet("x", 1),
            new WithStaticGet("x", 1),
            new WithFieldOfMethod("x", 1),
            new WithFieldOfStatic("x", 1),
            new WithMethod("x", 1),
            new OfInterface("x", 1),
            new OfTyped("x", 1),
            new OfSequence("x", 1),
            new OfType("x", 1),
            new OfIterable("x", 1),
            new IsOpen(true, 1),
            new GetName("x", 1),
            new Issued("x", 1),
            new Settings("x", 1),
            new Dollar("x", 1),
            new TwoConstructors("x", 1),
            new NoArguments("x", 1),
            new Fraction("x", 1.5),
            new Exact("x", BigDecimal.ONE),
            new Listed("x", List.of(1)),
            new Chosen("x", Colour.RED),
            new Nested("x", new Empty()),
            new Maybe("x", Optional.of("y")),
            new Letter("x", 'c'),
            new Tiny("x", (byte) 1, (short) 2),
            new Anything("x", "y"),
            new Generic<>("x", "y"),
            new Many(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17));

    private Shaped() {}

    public record Empty() {}

    public record WithGet(String a, int b) {
        public String getC() {
            return a + b;
        }
    }

    public record WithIs(String a, int b) {
        public boolean isC() {
            return b > 0;
        }
    }

    public record WithSet(String a, int b) {
        public void setC(String c) {
            if (!c.equals(a)) {
                throw new UnsupportedOperationException(c);
            }
        }
    }

    public record WithStaticGet(String a, int b) {
        public static String getC() {
            return "c";
        }
    }

    public record WithFieldOfMethod(String a, int b) {
        public static final String c = "field";

        public String c() {
            return "method";
        }
    }

    public record WithFieldOfStatic(String a, int b) {
        public static final String c = "field";

        public static String c() {
            return "method";
        }
    }

    /** Whose method Johnzon writes. */
    public record WithMethod(String a, int b) {
        public @Nullable String c() {
            return b == 0 ? null : "c" + a;
        }
    }

    /** Has a property. */
    public interface HasC {
        default String getC() {
            return "c";
        }
    }

    public record OfInterface(String a, int b) implements HasC {}

    /** Is told by its type. */
    @JsonbTypeInfo(@JsonbSubtype(alias = "of", type = OfTyped.class))
    public interface HasType {}

    public record OfTyped(String a, int b) implements HasType {}

    /** Whose interface has a default method {@code isEmpty}. */
    public record OfSequence(String a, int b) implements CharSequence {
        @Override
        public int length() {
            return a.length();
        }

        @Override
        public char charAt(int index) {
            return a.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return a.subSequence(start, end);
        }
    }

    /** Whose interface has a default method {@code getTypeName}. */
    public record OfType(String a, int b) implements Type {}

    public record OfIterable(String a, int b) implements Iterable<String> {
        @Override
        public java.util.Iterator<String> iterator() {
            return List.of(a).iterator();
        }
    }

    public record IsOpen(boolean isOpen, int b) {}

    public record GetName(String getName, int b) {}

    public record Issued(String issued, int b) {}

    public record Settings(String settings, int b) {}

    public record Dollar(@Nullable String $a, int b) {}

    public record TwoConstructors(String a, int b) {
        public TwoConstructors(String a) {
            this(a, 7);
        }
    }

    /** As if nothing had been read. */
    public record NoArguments(String a, int b) {
        public NoArguments() {
            this("x", 1);
        }
    }

    public record Fraction(String a, double b) {}

    public record Exact(String a, BigDecimal b) {}

    public record Listed(String a, List<Integer> b) {}

    /** Some. */
    public enum Colour {
        RED
    }

    public record Chosen(String a, Colour b) {}

    public record Nested(String a, Empty b) {}

    public record Maybe(String a, Optional<String> b) {}

    public record Letter(String a, char b) {}

    public record Tiny(String a, byte b, short c) {}

    public record Anything(String a, Object b) {}

    public record Generic<T>(String a, T b) {}

    public record Many(
            int a,
            int b,
            int c,
            int d,
            int e,
            int f,
            int g,
            int h,
            int i,
            int j,
            int k,
            int l,
            int m,
            int n,
            int o,
            int p,
            int q) {}
}
