// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.dispatch;

import java.io.StringReader;
import java.lang.invoke.MethodType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;

import dev.foyer.internal.flow.Fault.Violation;

/**
 * Says where data does not fit its type. JSON-B only throws, with a text that may hold the data; so each part is tried alone, from
 * the outside in, until the one that does not fit is found. Only runs for data that does not fit.
 */
final class Misfits {

    private final Jsonb jsonb;

    Misfits(Jsonb jsonb) {
        this.jsonb = jsonb;
    }

    /** At least one violation. */
    List<Violation> find(String data, Type type) {
        var found = new ArrayList<Violation>();
        try (JsonReader reader = Json.createReader(new StringReader(data))) {
            find("", reader.readValue(), type, found);
        } catch (RuntimeException unreadable) { // such as a number out of all bounds
            found.add(new Violation("", "cannot be read"));
        }
        return found;
    }

    private void find(String path, JsonValue value, Type type, List<Violation> found) {
        if (fits(value, type)) {
            return;
        }
        int before = found.size();
        if (type instanceof Class<?> record && record.isRecord() && value instanceof JsonObject object) {
            for (RecordComponent component : record.getRecordComponents()) {
                JsonValue part = object.getOrDefault(component.getName(), JsonValue.NULL);
                String name = path.isEmpty() ? component.getName() : path + "." + component.getName();
                find(name, part, component.getGenericType(), found);
            }
        } else if (isCollection(type) && value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                find(path + "[" + i + "]", array.get(i), ((ParameterizedType) type).getActualTypeArguments()[0], found);
            }
        }
        if (found.size() == before) {
            found.add(new Violation(path, complaint(type)));
        }
    }

    private boolean fits(JsonValue value, Type type) {
        if (value == JsonValue.NULL) {
            return true;
        }
        try {
            jsonb.fromJson(value.toString(), type);
            return true;
        } catch (RuntimeException misfit) { // Yasson throws more than JsonbException
            return false;
        }
    }

    private static boolean isCollection(Type type) {
        return type instanceof ParameterizedType parameterized
                && parameterized.getRawType() instanceof Class<?> raw
                && Collection.class.isAssignableFrom(raw);
    }

    private static String complaint(Type type) {
        if (isCollection(type) || (type instanceof Class<?> array && array.isArray())) {
            return "must be an array";
        }
        if (!(type instanceof Class<?> declared)) {
            return "is not valid";
        }
        Class<?> boxed = MethodType.methodType(declared).wrap().returnType();
        if (Number.class.isAssignableFrom(boxed)) {
            return "must be a number";
        }
        if (boxed == Boolean.class) {
            return "must be true or false";
        }
        if (CharSequence.class.isAssignableFrom(boxed)) {
            return "must be a text";
        }
        if (boxed.isEnum()) {
            return "must be one of " + Arrays.toString(boxed.getEnumConstants());
        }
        return boxed.isRecord() ? "must be an object" : "must be a valid " + boxed.getSimpleName();
    }
}
