// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What is said if the server lacks what Foyer needs: rule H11. */
class RequirementsTest {

    @Test
    void whatIsThere_isNotMissing() {
        assertThat(Requirements.missing(without("com.example."))).isEmpty();
    }

    @Test
    void whatIsNotThere_isNamedWithWhatToDo() {
        assertThat(Requirements.missing(without("jakarta.json.bind.")))
                .hasValueSatisfying(text ->
                        assertThat(text).startsWith("FOYER-1049").contains("Jakarta JSON Binding", "jsonb-3.0"));
        assertThat(Requirements.missing(without("jakarta.validation.")))
                .hasValueSatisfying(
                        text -> assertThat(text).contains("Jakarta Validation", "beanValidation-3.0", "WEB-INF/lib"));
    }

    private static ClassLoader without(String prefix) {
        return new ClassLoader(RequirementsTest.class.getClassLoader()) {
            @Override
            protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
                if (name.startsWith(prefix)) {
                    throw new ClassNotFoundException(name);
                }
                return super.loadClass(name, resolve);
            }
        };
    }
}
