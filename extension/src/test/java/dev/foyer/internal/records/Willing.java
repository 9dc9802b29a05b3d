// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/** Records that are plain, and do something of their own. */
public final class Willing {

    static final List<Record> VALUES = List.of(
            new Loud("x", 1),
            new Trimmed(" x ", 1),
            new Positive("x", 1),
            new Shy("x", 1),
            new Twins("x", 1),
            new Hostile("x", 1),
            new Telling("x", 1),
            new Ordered("x", 1),
            new Box<String>("x", 1),
            new Private("x", 1),
            new PackagePrivate("x", 1));

    private Willing() {}

    public record Loud(String a, int b) {
        @Override
        public String a() {
            return a.toUpperCase(Locale.ROOT);
        }
    }

    public record Trimmed(String a, int b) {
        public Trimmed {
            a = a.trim();
        }
    }

    public record Positive(String a, int b) {
        public Positive {
            if (b <= 0) {
                throw new IllegalArgumentException("not positive");
            }
        }
    }

    public record Shy(String a, int b) {
        @Override
        public int b() {
            if (b < 0) {
                throw new IllegalStateException("not positive");
            }
            return b;
        }
    }

    /** Is equal to any other. */
    public record Twins(String a, int b) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Twins;
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    /** Does not compare itself. */
    public record Hostile(String a, int b) {
        @Override
        public boolean equals(Object other) {
            throw new UnsupportedOperationException();
        }

        @Override
        public int hashCode() {
            return 1;
        }
    }

    public record Telling(String a, int b) {
        public static final String LABEL = "label";

        public String label(String more) {
            return LABEL + secret() + more;
        }

        private String secret() {
            return a + b;
        }

        public static Telling of(String a) {
            return new Telling(a, 7);
        }
    }

    public record Ordered(String a, int b) implements Comparable<Ordered>, Serializable {
        @Override
        public int compareTo(Ordered other) {
            return Integer.compare(b, other.b);
        }
    }

    @SuppressWarnings("UnusedTypeParameter")
    public record Box<T>(String a, int b) {}

    private record Private(String a, int b) {}

    record PackagePrivate(String a, int b) {}
}
