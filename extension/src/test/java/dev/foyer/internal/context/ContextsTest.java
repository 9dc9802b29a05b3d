// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContextsTest {

    private final ClassLoader loader = new ClassLoader(ContextsTest.class.getClassLoader()) {};
    private final List<String> entered = new ArrayList<>();

    @Test
    void threadOfNobody_isGivenTheContext() {
        var contexts = contexts(false);

        String seen = onThread(null, () -> contexts.supply(this::loaderSeen));

        assertThat(seen).isEqualTo("application's");
        assertThat(entered).containsExactly("application");
    }

    @Test
    void threadOfAnApplication_keepsWhatItHas() {
        var contexts = contexts(false);
        var others = new ClassLoader() {};

        assertThat(onThread(loader, () -> contexts.supply(this::loaderSeen))).isEqualTo("application's");
        assertThat(onThread(others, () -> contexts.supply(this::loaderSeen))).isEqualTo("another");
        assertThat(entered).isEmpty();
    }

    @Test
    void threadWithoutComponent_isGivenTheContext() {
        var contexts = contexts(true);

        onThread(loader, () -> contexts.supply(this::loaderSeen));

        assertThat(entered).containsExactly("application");
    }

    @Test
    void callersContext_isCapturedForThoseWhoAreLoggedIn() throws Exception {
        Contexts.in(contexts(false).ofRequest(true), () -> entered.add("work"));
        Contexts.in(contexts(false).ofRequest(false), () -> entered.add("work"));
        Contexts.in(Contexts.of(loader).ofRequest(true), () -> entered.add("work"));

        assertThat(entered).containsExactly("caller", "work", "application", "work", "work");
    }

    @Test
    void ownWork_isKeptApart() {
        Contexts contexts = contexts(false);

        contexts.runOwn(() -> entered.add("work"));
        contexts.tryOwn(() -> entered.add("work"));
        contexts.run(() -> entered.add("callback"));

        assertThat(entered).containsExactly("own", "work", "own", "work", "application", "callback");
    }

    @Test
    void failure_isThrownAsItIs() {
        var failure = new IOException("It fails.");
        Executor wrapping = work -> {
            try {
                work.run();
            } catch (RuntimeException thrown) {
                throw new IllegalStateException(thrown);
            }
        };

        assertThatThrownBy(() -> Contexts.in(wrapping, () -> {
                    throw failure;
                }))
                .isSameAs(failure);
    }

    @Test
    void contextThatIsOver_keepsNoCallbackFromRunning() throws Exception {
        Executor over = work -> {
            throw new RejectedExecutionException("The application has stopped.");
        };

        assertThat(Contexts.in(over, () -> "done")).isEqualTo("done");
    }

    @Test
    void contextThatFailsAfterACallback_takesNothingBack() throws Exception {
        Executor untidy = work -> {
            work.run();
            throw new IllegalStateException("It cannot be left.");
        };

        assertThat(Contexts.in(untidy, () -> "done")).isEqualTo("done");
    }

    private Contexts contexts(boolean missing) {
        var isMissing = new AtomicBoolean(missing);
        return new Contexts(
                loader,
                Contexts.withLoader(loader, entering("application")),
                entering("own"),
                () -> entering("caller"),
                isMissing::get);
    }

    private Executor entering(String name) {
        return work -> {
            entered.add(name);
            work.run();
        };
    }

    private String loaderSeen() {
        return Thread.currentThread().getContextClassLoader() == loader ? "application's" : "another";
    }

    private static String onThread(@Nullable ClassLoader contextLoader, java.util.function.Supplier<String> work) {
        var result = new CompletableFuture<String>();
        var thread = new Thread(() -> result.complete(work.get()));
        thread.setContextClassLoader(contextLoader);
        thread.start();
        return result.join();
    }
}
