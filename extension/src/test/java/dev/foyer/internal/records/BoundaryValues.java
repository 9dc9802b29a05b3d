// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.records;

import java.lang.reflect.Constructor;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import org.jspecify.annotations.Nullable;

/** Makes records of values that are at bounds, or are blank in some way. For one thread. */
final class BoundaryValues {

    private static final List<@Nullable String> TEXTS = Arrays.asList(
            null,
            "",
            " ",
            "\t\r\n",
            "\u0000",
            "\u001f",
            "\u0085",
            "\u00a0",
            "\u2003",
            "\u2028",
            "\u3000",
            "\ufeff",
            "a",
            " a ",
            "ab",
            "abc",
            "abcd",
            "\ud83d\ude00",
            "\ud83d\ude00\ud83d\ude00",
            "5",
            "9",
            "a@b",
            "\u2003\u0001");

    private static final Map<Class<?>, List<? extends @Nullable Object>> VALUES = Map.ofEntries(
            Map.entry(String.class, TEXTS),
            Map.entry(int.class, List.of(Integer.MIN_VALUE, -6, -5, -1, 0, 1, 2, 5, 6, Integer.MAX_VALUE)),
            Map.entry(Integer.class, Arrays.asList(null, Integer.MIN_VALUE, -6, -5, -1, 0, 1, 5, 6, Integer.MAX_VALUE)),
            Map.entry(long.class, List.of(Long.MIN_VALUE, -6L, -5L, -1L, 0L, 1L, 1L << 40, Long.MAX_VALUE)),
            Map.entry(
                    Long.class,
                    Arrays.asList(null, Long.MIN_VALUE, -5L, -1L, 0L, 1L, 1L << 40, (1L << 40) + 1, Long.MAX_VALUE)),
            Map.entry(boolean.class, List.of(true, false)),
            Map.entry(Boolean.class, Arrays.asList(null, true, false)),
            Map.entry(double.class, List.of(-0.5, 0.0, 0.5)),
            Map.entry(BigDecimal.class, Arrays.asList(null, BigDecimal.ONE)),
            Map.entry(List.class, Arrays.asList(null, List.of(), List.of("a"), List.of("a", " "))),
            Map.entry(Optional.class, Arrays.asList(null, Optional.empty(), Optional.of(""), Optional.of("a"))),
            Map.entry(
                    Constrained.Texts.class,
                    Arrays.asList(null, new Constrained.Texts("a", "b", "c"), new Constrained.Texts("a", "", " "))));

    private final Random random;

    BoundaryValues(long seed) {
        this.random = new Random(seed);
    }

    Record next(Class<? extends Record> type) throws ReflectiveOperationException {
        Constructor<?> constructor = type.getDeclaredConstructors()[0];
        Object[] values =
                Arrays.stream(constructor.getParameterTypes()).map(this::value).toArray();
        return type.cast(constructor.newInstance(values));
    }

    private @Nullable Object value(Class<?> type) {
        List<? extends @Nullable Object> values = VALUES.get(type);
        if (values == null) {
            throw new IllegalArgumentException(type.getName());
        }
        return values.get(random.nextInt(values.size()));
    }
}
