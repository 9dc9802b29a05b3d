// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.wire.JsonText;

/** Writes schemas as TypeScript. Omits constraints, as its types have none. */
final class TypeScript {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private TypeScript() {}

    /** Returns the declaration of a component. */
    static String declaration(String name, Schema schema) {
        return schema.type().equals("object") && schema.get("additionalProperties") == null
                ? "export interface " + name + " " + object(schema, "") + "\n"
                : "export type " + name + " = " + type(schema, "") + ";\n";
    }

    /** Returns a type for lines with this indentation. */
    static String type(Schema schema, String indent) {
        String target = schema.target();
        if (target != null) {
            return target;
        }
        if (schema.get("const") != null) {
            return literal(schema.get("const"));
        }
        if (schema.get("enum") instanceof Collection<?> values) {
            return values.stream().map(TypeScript::literal).collect(Collectors.joining(" | "));
        }
        if (schema.get("oneOf") instanceof Collection<?> some) {
            return union(some, indent);
        }
        if (schema.get("anyOf") instanceof Collection<?> some) {
            return union(some, indent);
        }
        return switch (schema.type()) {
            case "string", "boolean", "null" -> schema.type();
            case "integer", "number" -> LargeNumbers.type(schema);
            case "array" -> array(schema.get("items") instanceof Schema items ? type(items, indent) : "unknown");
            case "object" ->
                schema.get("additionalProperties") instanceof Schema values
                        ? "Record<string, " + type(values, indent) + ">"
                        : object(schema, indent);
            default -> "unknown";
        };
    }

    /** Returns a member of an interface. */
    static String member(String name, boolean required, String type) {
        return (IDENTIFIER.matcher(name).matches() ? name : quoted(name)) + (required ? ": " : "?: ") + type + ";";
    }

    /** Returns the type of texts that consist of these parts and any text between them. */
    static String template(List<String> parts) {
        return parts.stream()
                .map(part -> part.replace("\\", "\\\\").replace("`", "\\`").replace("$", "\\$"))
                .collect(Collectors.joining("${string}", "`", "`"));
    }

    /** Returns an object type with these members, one per line. */
    static String object(List<String> members, String indent) {
        if (members.isEmpty()) {
            return "{}";
        }
        return members.stream()
                .map(member -> indent + "    " + member + "\n")
                .collect(Collectors.joining("", "{\n", indent + "}"));
    }

    private static String object(Schema schema, String indent) {
        Collection<?> required = schema.get("required") instanceof Collection<?> some ? some : List.of();
        Map<String, Schema> properties = schema.get("properties") == null ? Map.of() : schema.properties();
        return object(
                properties.entrySet().stream()
                        .map(property -> member(
                                property.getKey(),
                                required.contains(property.getKey()),
                                type(property.getValue(), indent + "    ")))
                        .toList(),
                indent);
    }

    private static String union(Collection<?> some, String indent) {
        return some.stream().map(one -> type((Schema) one, indent)).distinct().collect(Collectors.joining(" | "));
    }

    private static String array(String element) {
        return element.contains(" | ") ? "(" + element + ")[]" : element + "[]";
    }

    private static String literal(Object value) {
        return value instanceof String text ? quoted(text) : value.toString();
    }

    /** Quotes a text as in JSON, which is also valid TypeScript. */
    private static String quoted(String text) {
        return JsonText.quote(new StringBuilder(), text).toString();
    }
}
