// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.document;

import java.io.StringReader;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import javax.tools.ToolProvider;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;

import dev.foyer.internal.document.schema.Direction;
import dev.foyer.internal.document.schema.Schema;
import dev.foyer.internal.document.schema.Schemas;
import dev.foyer.internal.payload.name.JsonNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Rules B4 and B5: the contract and what JSON-B writes agree, over records that are generated from all kinds of components in all kinds of containers. */
class ContractAgreesTest {

    private static final String IMPORTS =
            "import java.math.*; import java.net.*; import java.time.*; import java.util.*;"
                    + " import jakarta.json.bind.annotation.*;";

    private static final String OWN =
            "public enum Color { RED, GREEN { public String toString() { return \"Green!\"; } } }"
                    + " public record Point(int x, Integer y) {}"
                    + " public record Box<T>(T content, List<T> more) {}"
                    + " public static class Bean { private String inner = \"a\"; public int open = 1;"
                    + " public String getInner() { return inner; } public void setInner(String text) { inner = text; } }"
                    + " @JsonbTypeInfo(@JsonbSubtype(alias = \"circle\", type = Circle.class)) public interface Shape {}"
                    + " public record Circle(int radius) implements Shape {}";

    /** Types of components, and values of them. */
    private static final Map<String, String> TYPES = new LinkedHashMap<>();

    static {
        TYPES.put("String", "\"a\"");
        TYPES.put("Character", "'c'");
        TYPES.put("Boolean", "true");
        TYPES.put("Byte", "(byte) 1");
        TYPES.put("Short", "(short) 1");
        TYPES.put("Integer", "7");
        TYPES.put("Long", "9007199254740993L");
        TYPES.put("Float", "1.5f");
        TYPES.put("Double", "0.25");
        TYPES.put("BigInteger", "new BigInteger(\"123456789012345678901234567890\")");
        TYPES.put("BigDecimal", "new BigDecimal(\"1.50\")");
        TYPES.put("OptionalInt", "OptionalInt.of(3)");
        TYPES.put("OptionalLong", "OptionalLong.of(3)");
        TYPES.put("OptionalDouble", "OptionalDouble.of(3)");
        TYPES.put("UUID", "new UUID(1, 2)");
        TYPES.put("URI", "URI.create(\"a:b\")");
        TYPES.put("Instant", "Instant.EPOCH");
        TYPES.put("LocalDate", "LocalDate.EPOCH");
        TYPES.put("LocalTime", "LocalTime.NOON");
        TYPES.put("LocalDateTime", "LocalDateTime.of(2000, 1, 1, 0, 0)");
        TYPES.put("ZonedDateTime", "ZonedDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneId.of(\"UTC\"))");
        TYPES.put("OffsetDateTime", "OffsetDateTime.of(2000, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC)");
        TYPES.put("OffsetTime", "OffsetTime.of(1, 0, 0, 0, ZoneOffset.UTC)");
        TYPES.put("Duration", "Duration.ofSeconds(1)");
        TYPES.put("Period", "Period.ofDays(1)");
        TYPES.put("YearMonth", "YearMonth.of(2000, 1)");
        TYPES.put("MonthDay", "MonthDay.of(1, 1)");
        TYPES.put("DayOfWeek", "DayOfWeek.MONDAY");
        TYPES.put("Year", "Year.of(2000)");
        TYPES.put("ZoneId", "ZoneId.of(\"UTC\")");
        TYPES.put("Date", "new Date(0)");
        TYPES.put("Color", "Color.GREEN");
        TYPES.put("Point", "new Point(1, 2)");
        TYPES.put("Bean", "new Bean()");
        TYPES.put("Shape", "new Circle(1)");
        TYPES.put("Circle", "new Circle(1)");
        TYPES.put("Box<Point>", "new Box<>(new Point(1, 2), List.of(new Point(3, 4)))");
        TYPES.put("Box<Long>", "new Box<>(5L, List.of(6L))");
        TYPES.put("Object", "\"any\"");
    }

    /** Keys of maps that Yasson can write. */
    private static final List<String> KEYS = List.of(
            "String",
            "Integer",
            "Long",
            "Boolean",
            "Character",
            "UUID",
            "LocalDate",
            "Color",
            "DayOfWeek",
            "Point",
            "Circle");

    private final Jsonb jsonb = JsonbBuilder.create();
    private final Schemas schemas = new Schemas(new JsonNames(jsonb), Set.of());

    /** A component: its type and a value, as in a source. */
    private record Component(String annotation, String type, String value) {

        Component in(UnaryOperator<String> container, UnaryOperator<String> values) {
            return new Component(annotation, container.apply(type), values.apply(value));
        }
    }

    private static List<Component> components() {
        var all = new ArrayList<Component>();
        TYPES.forEach((type, value) -> {
            var one = new Component("", type, value);
            all.add(one);
            all.add(one.in(some -> "List<" + some + ">", some -> "List.of(" + some + ")"));
            all.add(one.in(some -> "Set<" + some + ">", some -> "Set.of(" + some + ")"));
            all.add(one.in(some -> "Map<String, " + some + ">", some -> "Map.of(\"k\", " + some + ")"));
            all.add(one.in(some -> "List<List<" + some + ">>", some -> "List.of(List.of(" + some + "))"));
            if (!type.startsWith("Optional")) {
                all.add(one.in(some -> "Optional<" + some + ">", some -> "Optional.of(" + some + ")"));
            }
            if (!type.contains("<")) {
                all.add(one.in(some -> some + "[]", some -> "new " + type + "[] {" + some + "}"));
            }
        });
        for (String key : KEYS) {
            all.add(new Component("", "Map<" + key + ", Integer>", "Map.of(" + TYPES.get(key) + ", 1)"));
            all.add(new Component("", "Map<" + key + ", List<Point>>", "Map.of(" + TYPES.get(key) + ", List.of())"));
        }
        all.add(new Component("", "int", "1"));
        all.add(new Component("", "long", "1"));
        all.add(new Component("", "char", "'c'"));
        all.add(new Component("", "int[]", "new int[] {1}"));
        all.add(new Component("", "byte[]", "new byte[] {1}"));
        all.add(new Component("@JsonbProperty(\"re-named\")", "String", "\"a\""));
        all.add(new Component("@JsonbTransient", "String", "\"a\""));
        all.add(new Component("@JsonbNumberFormat(\"0\")", "long", "9007199254740993L"));
        all.add(new Component("@JsonbNumberFormat(\"0.00\")", "BigDecimal", "BigDecimal.TEN"));
        all.add(new Component("@JsonbDateFormat(\"dd.MM.yyyy\")", "LocalDate", "LocalDate.EPOCH"));
        all.add(new Component("", "Optional<String>", "Optional.empty()"));
        all.add(new Component("", "OptionalInt", "OptionalInt.empty()"));
        return all;
    }

    @Test
    void whatIsWritten_isWhatTheContractSays(@TempDir Path directory) throws Exception {
        List<Component> components = components();
        var source = new StringBuilder("package generated; " + IMPORTS + " public class Records { " + OWN + "\n");
        var made = new StringBuilder("public static Object[] all() { return new Object[] {\n");
        for (int i = 0; i < components.size(); i++) {
            Component one = components.get(i);
            Component other = components.get((i * 7 + 3) % components.size());
            source.append("public record R" + i + "(" + one.annotation() + " " + one.type() + " one, "
                    + other.annotation() + " " + other.type() + " other) {}\n");
            made.append("new R" + i + "(" + one.value() + ", " + other.value() + "),\n");
        }
        Object[] records = compiled(source + "" + made + "}; } }", directory);

        var wrong = new ArrayList<String>();
        for (Object record : records) {
            Schema schema = schemas.of(record.getClass(), Direction.TO_CLIENT);
            String json = jsonb.toJson(record);
            if (!fits(schema, read(json))) {
                wrong.add(record + " is written " + json + ", which is not " + deep(schema));
            }
            if (!new Declared().fits(TypeScript.type(schema, ""), read(json))) {
                wrong.add(record + " is written " + json + ", which does not compile as " + deep(schema));
            }
        }

        assertThat(records.length).isGreaterThan(250);
        assertThat(wrong).isEmpty();
    }

    private String deep(Schema schema) {
        String name = schema.target();
        return name == null
                ? schema.toString()
                : name + " " + schemas.components().get(name);
    }

    private Schema component(String name) {
        return Objects.requireNonNull(schemas.components().get(name));
    }

    private static Object[] compiled(String source, Path directory) throws Exception {
        Path file = directory.resolve("generated/Records.java");
        Files.createDirectories(file.getParent());
        Files.writeString(file, source);
        var complaints = new StringWriter();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options =
                    List.of("-proc:none", "-d", directory.toString(), "-cp", System.getProperty("java.class.path"));
            Boolean done = compiler.getTask(complaints, files, null, options, null, files.getJavaFileObjects(file))
                    .call();
            assertThat(done).as(complaints.toString()).isTrue();
        }
        var loader =
                new URLClassLoader(new URL[] {directory.toUri().toURL()}, ContractAgreesTest.class.getClassLoader());
        return (Object[]) loader.loadClass("generated.Records").getMethod("all").invoke(null);
    }

    private static JsonValue read(String json) {
        try (JsonReader reader = Json.createReader(new StringReader(json))) {
            return reader.readValue();
        }
    }

    /** Whether a value is one of a schema, with no property that the schema does not have. */
    private boolean fits(Schema schema, JsonValue value) {
        String target = schema.target();
        if (target != null) {
            return fits(component(target), value);
        }
        for (String union : List.of("oneOf", "anyOf")) {
            if (schema.get(union) instanceof Collection<?> some) {
                return some.stream().anyMatch(one -> fits((Schema) one, value));
            }
        }
        if (schema.get("const") instanceof String only) {
            return value instanceof JsonString text && text.getString().equals(only);
        }
        if (schema.get("enum") instanceof Collection<?> some) {
            return value instanceof JsonString text && some.contains(text.getString());
        }
        return switch (schema.type()) {
            case "" -> true;
            case "string" -> value instanceof JsonString;
            case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
            case "null" -> value == JsonValue.NULL;
            case "integer" -> value instanceof JsonNumber number && number.isIntegral();
            case "number" -> value instanceof JsonNumber;
            case "array" ->
                value instanceof JsonArray array
                        && array.stream()
                                .allMatch(one -> fits(Objects.requireNonNull((Schema) schema.get("items")), one));
            default -> value instanceof JsonObject object && fitsObject(schema, object);
        };
    }

    private boolean fitsObject(Schema schema, JsonObject object) {
        if (schema.get("additionalProperties") instanceof Schema values) {
            return object.values().stream().allMatch(one -> fits(values, one));
        }
        return object.keySet().containsAll(schema.required())
                && object.entrySet().stream().allMatch(one -> {
                    Schema property = schema.properties().get(one.getKey());
                    return property != null && fits(property, one.getValue());
                });
    }

    /** Whether values are of a type in TypeScript, as far as our declarations use the language. */
    private final class Declared {

        private String rest = "";

        boolean fits(String type, JsonValue value) {
            rest = type;
            return union(value);
        }

        private boolean union(JsonValue value) {
            boolean any = array(value);
            while (take(" | ")) {
                any |= array(value);
            }
            return any;
        }

        /** One type, and how many times it is an array: the elements are looked at when that is known. */
        private boolean array(JsonValue value) {
            String start = rest;
            one(JsonValue.NULL);
            int depth = 0;
            while (take("[]")) {
                depth++;
            }
            String end = rest;
            boolean all = elements(start, value, depth);
            rest = end;
            return all;
        }

        private boolean elements(String start, JsonValue value, int depth) {
            if (depth == 0) {
                rest = start;
                return one(value);
            }
            return value instanceof JsonArray array
                    && array.stream().allMatch(element -> elements(start, element, depth - 1));
        }

        private boolean one(JsonValue value) {
            if (take("(")) {
                boolean fits = union(value);
                return take(")") && fits;
            }
            if (take("Record<string, ")) {
                String start = rest;
                union(JsonValue.NULL);
                take(">");
                String end = rest;
                boolean all = value instanceof JsonObject object
                        && object.values().stream().allMatch(element -> {
                            rest = start;
                            return union(element);
                        });
                rest = end;
                return all;
            }
            if (rest.startsWith("{")) {
                return object(value);
            }
            if (rest.startsWith("\"")) {
                int end = rest.indexOf('"', 1) + 1;
                String literal = rest.substring(0, end);
                rest = rest.substring(end);
                return value.toString().equals(literal);
            }
            String name = rest.split("[^A-Za-z0-9_]", 2)[0];
            rest = rest.substring(name.length());
            return named(name, value);
        }

        private boolean named(String name, JsonValue value) {
            return switch (name) {
                case "unknown" -> true;
                case "string" -> value instanceof JsonString;
                case "boolean" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
                case "null" -> value == JsonValue.NULL;
                case "number", "Int64", "BigInteger", "BigDecimal" -> value instanceof JsonNumber;
                default -> component(name, value);
            };
        }

        private boolean component(String name, JsonValue value) {
            if (value == JsonValue.NULL) { // recursion ends here: no component is null
                return false;
            }
            String text = TypeScript.declaration(name, ContractAgreesTest.this.component(name));
            return new Declared()
                    .fits(
                            text.substring(text.indexOf(text.startsWith("export type") ? '=' : '{'))
                                    .replaceFirst("^= ", ""),
                            value);
        }

        private boolean object(JsonValue value) {
            take("{");
            boolean fits = value instanceof JsonObject;
            JsonObject object = value instanceof JsonObject some ? some : JsonValue.EMPTY_JSON_OBJECT;
            int seen = 0;
            rest = rest.stripLeading();
            while (!take("}")) {
                int end = rest.indexOf(':');
                String name = rest.substring(0, end).replace("\"", "");
                rest = rest.substring(end + 2);
                boolean maybe = name.endsWith("?");
                JsonValue member = object.get(maybe ? name.substring(0, name.length() - 1) : name);
                seen += member == null ? 0 : 1;
                boolean right = union(member == null ? JsonValue.NULL : member);
                fits &= member == null ? maybe : right;
                take(";");
                rest = rest.stripLeading();
            }
            return fits && seen == object.size();
        }

        private boolean take(String text) {
            boolean there = rest.startsWith(text);
            rest = there ? rest.substring(text.length()) : rest;
            return there;
        }
    }
}
