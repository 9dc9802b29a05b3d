// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CausesTest {

    private final IllegalStateException thrown = new IllegalStateException(new IllegalArgumentException());

    @Test
    void wrappers_areTakenOff() {
        var byProxy = new UndeclaredThrowableException(new InvocationTargetException(thrown));

        assertThat(Causes.of(new ExecutionException(new CompletionException(byProxy))))
                .isSameAs(thrown);
    }

    @Test
    void whatTheApplicationThrew_isLeftAsItIs() {
        assertThat(Causes.of(thrown)).isSameAs(thrown);
    }

    @Test
    void wrapperAroundNothing_isTheFailure() {
        var empty = new CompletionException(null);

        assertThat(Causes.of(empty)).isSameAs(empty);
    }
}
