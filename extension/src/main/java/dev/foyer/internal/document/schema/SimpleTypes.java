// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document.schema;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.Year;
import java.time.ZoneId;
import java.time.temporal.TemporalAccessor;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TimeZone;
import java.util.UUID;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;

import org.jspecify.annotations.Nullable;

/** Knows the types that JSON-B writes as one value (Jakarta JSON Binding 3.0, sections 3.3 to 3.6). */
public final class SimpleTypes {

    /** The format of whole numbers that JavaScript may round. */
    public static final String INT64 = "int64";

    /** The format of numbers of any size. */
    public static final String DECIMAL = "decimal";

    private static final Set<Class<?>> WHOLE =
            Set.of(byte.class, Byte.class, short.class, Short.class, int.class, Integer.class, OptionalInt.class);

    private static final Set<Class<?>> LONG = Set.of(long.class, Long.class, OptionalLong.class);

    private static final Set<Class<?>> FRACTIONAL = Set.of(
            float.class, Float.class, double.class, Double.class, OptionalDouble.class, Number.class, JsonNumber.class);

    private static final Set<Class<?>> TEXT = Set.of(
            String.class,
            CharSequence.class,
            char.class,
            Character.class,
            URL.class,
            Path.class,
            ZoneId.class,
            Date.class,
            Calendar.class,
            JsonString.class);

    private static final Map<Class<?>, String> FORMATS = Map.of(
            UUID.class, "uuid",
            URI.class, "uri",
            Instant.class, "date-time",
            OffsetDateTime.class, "date-time",
            LocalDate.class, "date",
            Duration.class, "duration",
            Period.class, "duration");

    private SimpleTypes() {}

    /** Returns a new schema of such a type, or {@code null} for another type. */
    public static @Nullable Schema schema(Class<?> type) {
        if (FORMATS.containsKey(type)) {
            return Schema.of("string").with("format", FORMATS.get(type));
        }
        if (WHOLE.contains(type)) {
            return Schema.of("integer");
        }
        if (LONG.contains(type)) {
            return Schema.of("integer").with("format", INT64);
        }
        if (type == BigInteger.class || type == BigDecimal.class) {
            return Schema.of(type == BigInteger.class ? "integer" : "number").with("format", DECIMAL);
        }
        if (FRACTIONAL.contains(type)) {
            return Schema.of("number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Schema.of("boolean");
        }
        if (type.isEnum()) {
            return Schema.of("string")
                    .with(
                            "enum",
                            Arrays.stream(type.getEnumConstants())
                                    .map(one -> ((Enum<?>) one).name())
                                    .toList());
        }
        if (TEXT.contains(type)
                || (TemporalAccessor.class.isAssignableFrom(type) && type != Year.class)
                || TimeZone.class.isAssignableFrom(type)) {
            return Schema.of("string");
        }
        return json(type);
    }

    private static @Nullable Schema json(Class<?> type) {
        if (JsonArray.class.isAssignableFrom(type)) {
            return Schema.of("array").with("items", Schema.any());
        }
        if (type == JsonStructure.class || type == JsonValue.class || type == Object.class) {
            return Schema.any();
        }
        return JsonValue.class.isAssignableFrom(type) ? Schema.of("object") : null;
    }

    /** Tests whether a value of the type may be absent. */
    public static boolean isOptional(Class<?> type) {
        return Set.of(Optional.class, OptionalInt.class, OptionalLong.class, OptionalDouble.class)
                .contains(type);
    }
}
