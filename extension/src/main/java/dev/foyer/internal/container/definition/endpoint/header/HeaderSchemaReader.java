// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint.header;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;

import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.handshake.HeaderComponent;
import dev.foyer.internal.model.handshake.HeaderSchema;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.jspecify.annotations.Nullable;

/** Reads a record annotated {@code @HandshakeHeaders}. */
public final class HeaderSchemaReader {

    private HeaderSchemaReader() {}

    /** Returns the schema, or {@code null} if a problem was added. */
    public static @Nullable HeaderSchema read(Class<?> type, PathTemplate path, Problems problems) {
        RecordComponent[] declared = type.getRecordComponents();
        if (declared == null || declared.length == 0) {
            problems.add(Mistake.HEADERS_INVALID, type.getName());
            return null;
        }
        var reader = new HeaderComponentReader(path, problems);
        var components = new ArrayList<HeaderComponent>();
        for (RecordComponent component : declared) {
            reader.read(component).ifPresent(components::add);
        }
        return components.size() == declared.length
                ? new HeaderSchema(type, constructor(type, declared), components)
                : null;
    }

    private static Constructor<?> constructor(Class<?> type, RecordComponent[] components) {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor;
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException(impossible); // every record has its canonical constructor
        }
    }
}
