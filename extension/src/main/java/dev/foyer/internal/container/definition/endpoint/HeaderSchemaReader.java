// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.HeaderName;
import dev.foyer.internal.diagnostics.Code;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.handshake.GatewayNames;
import dev.foyer.internal.model.Converter;
import dev.foyer.internal.model.Converters;
import dev.foyer.internal.model.HeaderComponent;
import dev.foyer.internal.model.HeaderComponent.Shape;
import dev.foyer.internal.model.HeaderSchema;
import dev.foyer.internal.model.PathTemplate;
import org.jspecify.annotations.Nullable;

/** Reads a record annotated {@code @HandshakeHeaders}. */
public final class HeaderSchemaReader {

    private static final Set<Source> ANYWHERE_SENT = EnumSet.of(Source.HEADER, Source.QUERY, Source.COOKIE);

    private final Class<?> type;
    private final PathTemplate path;
    private final Problems problems;

    private HeaderSchemaReader(Class<?> type, PathTemplate path, Problems problems) {
        this.type = type;
        this.path = path;
        this.problems = problems;
    }

    /** The schema, or {@code null} with at least one more problem. */
    public static @Nullable HeaderSchema read(Class<?> type, PathTemplate path, Problems problems) {
        return new HeaderSchemaReader(type, path, problems).read();
    }

    private @Nullable HeaderSchema read() {
        RecordComponent[] declared = type.getRecordComponents();
        if (declared == null || declared.length == 0) {
            problems.add(Code.HEADERS_INVALID, type.getName());
            return null;
        }
        var components = new ArrayList<HeaderComponent>();
        for (RecordComponent component : declared) {
            read(component).ifPresent(components::add);
        }
        return components.size() == declared.length ? new HeaderSchema(type, constructor(declared), components) : null;
    }

    private Optional<HeaderComponent> read(RecordComponent component) {
        Shape shape = component.getType() == Optional.class
                ? Shape.OPTIONAL
                : component.getType() == List.class ? Shape.LIST : Shape.ONE;
        Class<?> value = shape == Shape.ONE ? component.getType() : argument(component.getGenericType());
        Optional<Converter> converter = value == null ? Optional.empty() : Converters.of(value);
        if (converter.isEmpty()) {
            problems.add(
                    Code.HEADER_TYPE,
                    component.getName(),
                    type.getName(),
                    component.getGenericType().getTypeName());
            return Optional.empty();
        }
        HeaderName renamed = component.getAnnotation(HeaderName.class);
        String name = renamed == null ? kebab(component.getName()) : renamed.value();
        From from = component.getAnnotation(From.class);
        Set<Source> sources = from == null ? usual(name) : EnumSet.copyOf(Arrays.asList(from.value()));
        if (sources.contains(Source.PATH) && path.variables().stream().noneMatch(name::equalsIgnoreCase)) {
            problems.add(Code.HEADER_VARIABLE, component.getName(), type.getName(), name, path);
            return Optional.empty();
        }
        DefaultValue fallback = component.getAnnotation(DefaultValue.class);
        if (fallback != null && !converts(converter.get(), fallback.value())) {
            problems.add(
                    Code.HEADER_DEFAULT,
                    component.getName(),
                    type.getName(),
                    converter.get().complaint());
            return Optional.empty();
        }
        return Optional.of(new HeaderComponent(
                component.getName(),
                name,
                sources,
                shape,
                converter.get(),
                component.getType().isPrimitive(),
                fallback == null ? null : fallback.value()));
    }

    private static Set<Source> usual(String name) {
        return GatewayNames.is(name) ? EnumSet.of(Source.HEADER) : ANYWHERE_SENT;
    }

    private Constructor<?> constructor(RecordComponent[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible); // every record has its canonical constructor
        }
    }

    private static boolean converts(Converter converter, String text) {
        try {
            converter.function().convert(text);
            return true;
        } catch (ReflectiveOperationException | RuntimeException invalid) {
            return false;
        }
    }

    private static @Nullable Class<?> argument(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument
                ? argument
                : null;
    }

    /** {@code clientVersion} to {@code client-version}; a run of capitals is one word. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z])([A-Z][a-z])", "$1-$2")
                .replace('_', '-')
                .toLowerCase(Locale.ROOT);
    }
}
