// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.model.handshake;

import java.lang.invoke.MethodType;
import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Provides the converters of all types that a header can be converted to. */
public final class Converters {
    private Converters() {}

    /** Returns the converter of a type, if there is one. */
    public static Optional<Converter> of(Class<?> declared) {
        Class<?> type = MethodType.methodType(declared).wrap().returnType();
        if (type == String.class) {
            return Optional.of(new Converter(text -> text, "must be a string"));
        }
        if (type == Boolean.class) {
            return Optional.of(new Converter(Converters::toBoolean, "must be true or false"));
        }
        if (type == Character.class) {
            return Optional.of(new Converter(Converters::toCharacter, "must be a single character"));
        }
        if (type == URI.class) {
            return Optional.of(new Converter(URI::create, "must be a URI"));
        }
        if (type == UUID.class) {
            return Optional.of(new Converter(Converters::toUuid, "must be a UUID"));
        }
        if (type.isEnum()) {
            return Optional.of(toEnum(type));
        }
        return FactoryMethods.of(type).map(method -> new Converter(text -> method.invoke(null, text), complaint(type)));
    }

    private static String complaint(Class<?> type) {
        if (type == Double.class || type == Float.class) {
            return "must be a number";
        }
        if (Number.class.isAssignableFrom(type) && type.getName().startsWith("java.lang.")) {
            return "must be a whole number in range";
        }
        return "must be a valid " + type.getSimpleName();
    }

    private static Converter toEnum(Class<?> type) {
        var constants = Arrays.asList(type.getEnumConstants());
        var names =
                constants.stream().map(constant -> ((Enum<?>) constant).name()).toList();
        return new Converter(
                text -> {
                    int index = names.indexOf(text);
                    if (index < 0) {
                        throw new IllegalArgumentException();
                    }
                    return constants.get(index);
                },
                "must be one of " + names);
    }

    private static Object toBoolean(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Object toCharacter(String text) {
        if (text.length() != 1) {
            throw new IllegalArgumentException();
        }
        return text.charAt(0);
    }

    /** Converts 36 characters only, as {@link UUID#fromString} also takes shorter texts. */
    private static Object toUuid(String text) {
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }
}
