// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.definition.endpoint;

import dev.foyer.internal.model.Callback;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class CallbackAnnotationsTest {

    @ParameterizedTest
    @EnumSource
    void callback_isCalledAsItsAnnotation(Callback kind) {
        assertThat(CallbackAnnotations.of(kind).getSimpleName()).isEqualTo(kind.annotation());
    }
}
