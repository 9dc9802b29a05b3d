// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.testkit.junit;

import java.security.SecureRandom;
import java.util.Optional;

import dev.foyer.test.Foyer;
import dev.foyer.test.FoyerBuilder;
import dev.foyer.test.FoyerTest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.junit.platform.commons.support.AnnotationSupport;

/** Starts an application for each test that asks for one, and stops it again. */
public final class FoyerParameter implements ParameterResolver, TestExecutionExceptionHandler {

    private static final Namespace NAMESPACE = Namespace.create(FoyerParameter.class);
    private static final String SEED = "foyer.test.seed";
    private static final SecureRandom SEEDS = new SecureRandom();

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == Foyer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getStore(NAMESPACE)
                .getOrComputeIfAbsent(Foyer.class, type -> new Started(start(test)), Started.class)
                .foyer();
    }

    /** Lets JUnit stop the application after the test: versions before 5.13 close the one, later ones warn of it alone. */
    @SuppressWarnings("deprecation")
    private record Started(Foyer foyer) implements Store.CloseableResource, AutoCloseable {
        @Override
        public void close() {
            foyer.close();
        }
    }

    /** Returns the annotation of a class or of the one around it. JUnit itself finds that since 5.12 only. */
    private static FoyerTest annotation(Class<?> test) {
        for (Class<?> type = test; type != null; type = type.getEnclosingClass()) {
            Optional<FoyerTest> found = AnnotationSupport.findAnnotation(type, FoyerTest.class);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IllegalStateException("This class has no @FoyerTest.");
    }

    private static Foyer start(ExtensionContext test) {
        FoyerTest annotation = annotation(test.getRequiredTestClass());
        FoyerBuilder builder = Foyer.of(annotation.value()).virtual(annotation.virtual());
        for (String setting : annotation.settings()) {
            int equals = setting.indexOf('=');
            if (equals < 0) {
                throw new IllegalArgumentException("A setting is key=value, unlike '" + setting + "'.");
            }
            builder.setting(
                    setting.substring(0, equals).strip(),
                    setting.substring(equals + 1).strip());
        }
        if (annotation.shuffled()) {
            long seed = Optional.ofNullable(Long.getLong(SEED)).orElseGet(SEEDS::nextLong);
            test.getStore(NAMESPACE).put(SEED, seed);
            builder.seed(seed);
        }
        return builder.start();
    }

    @Override
    public void handleTestExecutionException(ExtensionContext test, Throwable failure) throws Throwable {
        @Nullable Long seed = test.getStore(NAMESPACE).get(SEED, Long.class);
        if (seed != null) {
            failure.addSuppressed(new Seeded(seed));
        }
        throw failure;
    }

    /** Tells the seed with a failure. */
    private static final class Seeded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Seeded(long seed) {
            super("The order was that of seed " + seed + "; repeat it with -D" + SEED + "=" + seed, null, false, false);
        }
    }
}
