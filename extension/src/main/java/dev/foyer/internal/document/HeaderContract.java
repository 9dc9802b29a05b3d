// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

import dev.foyer.From.Source;
import dev.foyer.internal.document.schema.Direction;
import dev.foyer.internal.document.schema.JsonForms;
import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.document.schema.Schemas;
import dev.foyer.internal.document.schema.SimpleTypes;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.HeaderShape;
import dev.foyer.internal.types.Generics;

/** Reads from a header schema the data that a client can send. */
final class HeaderContract {

    private final Schemas schemas;

    HeaderContract(Schemas schemas) {
        this.schemas = schemas;
    }

    /** Returns the data that can be sent in one place, as an object of the components that are read from there. */
    Schema from(Source source, HeaderSchema headers) {
        Schema schema = Schema.of("object");
        for (HeaderComponent header : headers.components()) {
            if (header.sources().contains(source)) {
                RecordComponent component = component(headers.type(), header.component());
                boolean missing = header.fallback() != null || header.shape() != HeaderShape.ONE;
                boolean required = !missing && (header.primitive() || isRequired(component));
                schema.property(header.name(), value(header, component), required);
            }
        }
        return schema;
    }

    private Schema value(HeaderComponent header, RecordComponent component) {
        Type type = component.getGenericType();
        Class<?> single = Generics.raw(header.shape() == HeaderShape.ONE ? type : Generics.argument(type, 0));
        boolean simple = SimpleTypes.schema(single) != null && !JsonForms.isOpaque(single);
        Schema schema = simple
                ? schemas.of(type, component.getAnnotatedType(), component, Direction.FROM_CLIENT)
                : text(header);
        String fallback = header.fallback();
        return fallback == null ? schema : schema.with("default", typed(fallback, schema));
    }

    /** Returns the schema of a value that is converted from text in its own way. */
    private static Schema text(HeaderComponent header) {
        return header.shape() == HeaderShape.LIST
                ? Schema.of("array").with("items", Schema.of("string"))
                : Schema.of("string");
    }

    /** Returns a default value in the type of its schema. Its text has been converted before, so it is valid. */
    private static Object typed(String text, Schema schema) {
        return switch (schema.type()) {
            case "integer" -> new BigInteger(text);
            case "number" -> number(text);
            case "boolean" -> Boolean.valueOf(text);
            case "array" -> schema.get("items") instanceof Schema items ? List.of(typed(text, items)) : List.of(text);
            default -> text;
        };
    }

    /** Returns a number, or the text of an infinite one, as JSON has no infinite numbers. */
    private static Object number(String text) {
        Double value = Double.valueOf(text);
        return Double.isFinite(value) ? value : text;
    }

    private static boolean isRequired(RecordComponent component) {
        return Schemas.require(component.getAnnotations())
                || Schemas.require(component.getAnnotatedType().getAnnotations());
    }

    private static RecordComponent component(Class<?> type, String name) {
        return Arrays.stream(type.getRecordComponents())
                .filter(component -> component.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
