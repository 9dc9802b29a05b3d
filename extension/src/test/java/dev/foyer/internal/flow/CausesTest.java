// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

import dev.foyer.EventRefused;
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
    void refusal_isFoundHoweverItIsWrapped() {
        var refused = new EventRefused("sold-out", "No more.");

        assertThat(Causes.find(new IllegalStateException(new IOException(refused)), EventRefused.class))
                .containsSame(refused);
        assertThat(Causes.find(refused, EventRefused.class)).containsSame(refused);
        assertThat(Causes.find(thrown, EventRefused.class)).isEmpty();
    }

    @Test
    void denial_isSeenThroughWhatServersWrap() {
        var denied = new SecurityException();

        assertThat(Causes.isAccessDenied(new ExecutionException(new CompletionException(denied))))
                .isTrue();
        assertThat(Causes.isAccessDenied(new IllegalStateException(denied))).isFalse();
    }

    @Test
    void circle_endsTheSearch() {
        var circle = new CompletionException("") {
            private static final long serialVersionUID = 1L;

            @Override
            public synchronized Throwable getCause() {
                return new ExecutionException(this);
            }
        };

        assertThat(Causes.find(circle, EventRefused.class)).isEmpty();
        assertThat(Causes.isAccessDenied(circle)).isFalse();
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
