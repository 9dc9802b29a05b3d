// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.beans;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.ValidatorFactory;

import dev.foyer.internal.container.server.Daemons;
import dev.foyer.internal.container.server.Naming;
import dev.foyer.internal.context.Contexts;
import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.diagnostics.Mistake;
import dev.foyer.internal.records.RecordValidator;
import org.jspecify.annotations.Nullable;

/** Finds the validator for all data, once: one that works on any thread, without looking up its owner at each call. */
public final class ApplicationValidator {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private ApplicationValidator() {}

    /** Returns the server's validator, that of the application's CDI container, or our own. Called at start. */
    public static Validator of(BeanManager beans, Contexts contexts) {
        Validator injected = bean(beans, Validator.class).orElse(null);
        warnOfLookUps(injected, contexts);
        Validator found = Stream.of(
                        Naming.find("java:comp/ValidatorFactory", ValidatorFactory.class)
                                .map(ValidatorFactory::getValidator),
                        bean(beans, ValidatorFactory.class).map(ValidatorFactory::getValidator),
                        Optional.ofNullable(injected))
                .flatMap(Optional::stream)
                .filter(validator -> failureElsewhere(validator, Runnable::run) == null)
                .findFirst()
                .orElseGet(() -> Validation.buildDefaultValidatorFactory().getValidator());
        return new RecordValidator(found);
    }

    /** Warns if the application's injected validator needs the component's context but our threads do not have it. */
    private static void warnOfLookUps(@Nullable Validator injected, Contexts contexts) {
        if (contexts.areCaptured()) { // using them elsewhere may wait until the application has started
            return;
        }
        if (injected != null && failureElsewhere(injected, contexts::run) != null) {
            Log.warning(Mistake.CONTEXT_UNKNOWN, "an injected " + Validator.class.getName());
        }
    }

    private static <T> Optional<T> bean(BeanManager beans, Class<T> type) {
        Instance<T> found = beans.createInstance().select(type);
        return found.isResolvable() ? Optional.of(found.get()) : Optional.empty();
    }

    /** Returns the failure of a validator run by this executor on a new thread, or {@code null} if there is none. */
    private static @Nullable Throwable failureElsewhere(Validator validator, Executor context) {
        var failure = new AtomicReference<@Nullable Throwable>();
        Thread thread = Daemons.named("foyer-start").newThread(() -> {
            try {
                context.execute(() -> validator.getConstraintsForClass(ApplicationValidator.class));
            } catch (RuntimeException | Error thrown) {
                failure.set(thrown);
            }
        });
        thread.start();
        try {
            thread.join(PATIENCE.toMillis());
            if (thread.isAlive()) { // it waits for the start to finish
                failure.set(new IllegalStateException("It waits."));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return failure.get();
    }
}
