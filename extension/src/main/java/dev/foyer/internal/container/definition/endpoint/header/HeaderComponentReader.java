// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint.header;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.foyer.DefaultValue;
import dev.foyer.From;
import dev.foyer.From.Source;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.handshake.GatewayNames;
import dev.foyer.internal.model.handshake.Converter;
import dev.foyer.internal.model.handshake.Converters;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderShape;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.jspecify.annotations.Nullable;

/** Reads a component of a record annotated {@code @HandshakeHeaders}. */
final class HeaderComponentReader {

    private static final Set<Source> ANYWHERE_SENT = EnumSet.of(Source.HEADER, Source.QUERY, Source.COOKIE);

    private final PathTemplate path;
    private final Problems problems;

    HeaderComponentReader(PathTemplate path, Problems problems) {
        this.path = path;
        this.problems = problems;
    }

    /** Returns the model, or empty if a problem was added. */
    Optional<HeaderComponent> read(RecordComponent component) {
        HeaderDefaults.checkImport(component, problems);
        HeaderShape shape = shape(component.getType());
        Class<?> value = shape == HeaderShape.ONE ? component.getType() : argument(component.getGenericType());
        Optional<Converter> converter = value == null ? Optional.empty() : Converters.of(value);
        if (converter.isEmpty()) {
            problems.add(
                    Mistake.HEADER_TYPE,
                    component.getName(),
                    owner(component),
                    component.getGenericType().getTypeName());
            return Optional.empty();
        }
        String name = HeaderNames.of(component);
        Set<Source> sources = sources(component.getAnnotation(From.class), name);
        if (sources.contains(Source.PATH) && path.variables().stream().noneMatch(name::equalsIgnoreCase)) {
            problems.add(Mistake.HEADER_VARIABLE, component.getName(), owner(component), name, path);
            return Optional.empty();
        }
        DefaultValue fallback = component.getAnnotation(DefaultValue.class);
        if (fallback != null && !HeaderDefaults.fits(fallback, converter.get(), component, problems)) {
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

    private static HeaderShape shape(Class<?> type) {
        return type == Optional.class ? HeaderShape.OPTIONAL : type == List.class ? HeaderShape.LIST : HeaderShape.ONE;
    }

    private static Set<Source> sources(@Nullable From from, String name) {
        if (from != null) {
            return EnumSet.copyOf(Arrays.asList(from.value()));
        }
        return GatewayNames.is(name) ? EnumSet.of(Source.HEADER) : ANYWHERE_SENT;
    }

    private static @Nullable Class<?> argument(Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> argument
                ? argument
                : null;
    }

    private static String owner(RecordComponent component) {
        return component.getDeclaringRecord().getName();
    }
}
