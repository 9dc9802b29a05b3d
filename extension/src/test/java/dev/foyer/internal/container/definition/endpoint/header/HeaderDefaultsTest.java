// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint.header;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import dev.foyer.HandshakeHeaders;
import dev.foyer.internal.diagnostics.Problems;
import dev.foyer.internal.model.handshake.PathTemplate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** A default that a wrong import takes away: of rule H11. */
@SuppressWarnings("EffectivelyPrivate") // the fixtures are what applications write
class HeaderDefaultsTest {

    /** As JAX-RS has it: not for record components, but it compiles on one. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.PARAMETER, ElementType.METHOD, ElementType.FIELD})
    @interface DefaultValue {
        String value();
    }

    @HandshakeHeaders
    record Imported(String token, @DefaultValue("7") int number) {}

    @HandshakeHeaders
    record WithAccessor(@DefaultValue("7") int number) {
        @Override
        public int number() {
            return number;
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {Imported.class, WithAccessor.class})
    void anotherDefaultValue_isReported(Class<?> type) {
        var problems = new Problems();

        HeaderSchemaReader.read(type, PathTemplate.parse("/"), problems);

        assertThat(problems.asException().orElseThrow())
                .hasMessageContaining("has 1 mistake(s)")
                .hasMessageContaining("FOYER-1066: Component 'number' of " + type.getName() + " is annotated @"
                        + DefaultValue.class.getName())
                .hasMessageContaining("Import dev.foyer.DefaultValue.");
    }
}
