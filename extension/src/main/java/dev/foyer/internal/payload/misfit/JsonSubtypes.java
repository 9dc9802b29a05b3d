// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.payload.misfit;

import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTypeInfo;

import dev.foyer.internal.wire.Violation;

/** Finds the subtype that an object names, if its type has {@code @JsonbTypeInfo}. */
final class JsonSubtypes {

    private JsonSubtypes() {}

    /** Returns the violation of a part that names no known subtype. */
    static Optional<Violation> unknown(Part part) {
        JsonbTypeInfo info = part.raw().getAnnotation(JsonbTypeInfo.class);
        if (info == null
                || !(part.value() instanceof JsonObject object)
                || of(info, object).isPresent()) {
            return Optional.empty();
        }
        String known = Arrays.stream(info.value()).map(JsonbSubtype::alias).collect(Collectors.joining(", "));
        return Optional.of(new Violation(part.at(info.key()), "must be one of [" + known + "]"));
    }

    /** Returns the subtype that an object names, if it is a known one. */
    static Optional<JsonbSubtype> of(JsonbTypeInfo info, JsonObject object) {
        String alias = object.get(info.key()) instanceof JsonString text ? text.getString() : "";
        return Arrays.stream(info.value())
                .filter(known -> known.alias().equals(alias))
                .findFirst();
    }

    /** Returns the type that an object becomes, which the data itself may select. */
    static Type actual(Part part) {
        JsonbTypeInfo info = part.raw().getAnnotation(JsonbTypeInfo.class);
        return info != null && part.value() instanceof JsonObject object
                ? of(info, object).<Type>map(JsonbSubtype::type).orElse(part.type())
                : part.type();
    }
}
