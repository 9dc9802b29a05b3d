// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.context;

import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

import dev.foyer.internal.diagnostics.Log;
import dev.foyer.internal.flow.Surroundings;
import org.jspecify.annotations.Nullable;

/**
 * The context of one application on a thread (naming, component, class loader, caller), by what the server has for it. Captured once: when
 * the application starts, and at the handshake of somebody who is logged in. Safe for any thread.
 */
public final class Contexts implements Surroundings {

    private final ClassLoader loader;
    private final Executor application;
    private final @Nullable Supplier<Executor> capture;
    private final BooleanSupplier missing;

    /**
     * Contexts of one application.
     *
     * @param application runs work on the thread that brings it, in the context that the application had when it started
     * @param capture makes such an executor for the context of the calling thread, if the server can
     * @param missing whether the calling thread lacks it, as far as a server can be asked
     */
    public Contexts(
            ClassLoader loader, Executor application, @Nullable Supplier<Executor> capture, BooleanSupplier missing) {
        this.loader = loader;
        this.application = application;
        this.capture = capture;
        this.missing = missing;
    }

    /** For a server that has nothing but class loaders. */
    public static Contexts of(ClassLoader loader) {
        return new Contexts(loader, withLoader(loader, Runnable::run), null, () -> false);
    }

    /** Runs work on the thread that brings it, with a class loader, within another context. */
    public static Executor withLoader(ClassLoader loader, Executor context) {
        return work -> {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            thread.setContextClassLoader(loader);
            try {
                context.execute(work);
            } finally {
                thread.setContextClassLoader(before);
            }
        };
    }

    /** The application's class loader. */
    ClassLoader loader() {
        return loader;
    }

    /** Whether each callback is given a context of its own; if not, the container's threads have it, and ours are given it. */
    public boolean areCaptured() {
        return capture != null;
    }

    /** Runs work on the calling thread, in the application's context. */
    public void run(Runnable work) {
        application.execute(work);
    }

    /** Runs work that throws nothing on the calling thread, in this context, or in the application's if there is none. */
    void run(@Nullable Executor context, Runnable work) {
        try {
            in(context == null ? application : context, Executors.callable(work));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What callbacks of nobody run in; {@code null} if that is what the thread has. */
    @Nullable
    Executor ofApplication() {
        return capture == null ? null : application;
    }

    /** What callbacks of a connection run in that this request opens; {@code null} if that is what the thread has. */
    @Nullable
    Executor ofRequest(boolean loggedIn) {
        return loggedIn && capture != null ? capture.get() : ofApplication();
    }

    @Override
    public <T extends @Nullable Object> T supply(Supplier<T> work) {
        if (!isForeign()) {
            return work.get();
        }
        try {
            return in(application, work::get);
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) { // a supplier throws no others
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether this is surely no thread of the application, such as one of the JDK's common pool. */
    private boolean isForeign() {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        boolean nobodys = current == null || current == ClassLoader.getSystemClassLoader();
        return (nobodys && current != loader) || missing.getAsBoolean();
    }

    /** Does work on this thread within a context; without, if the server does not give it any more, as when it stops. */
    static <T extends @Nullable Object> T in(@Nullable Executor context, Callable<T> work) throws Exception {
        if (context == null) {
            return work.call();
        }
        var task = new Task<>(work);
        try {
            context.execute(task);
        } catch (RuntimeException failure) { // its own, as the work's is kept apart
            Log.debug(
                    "A context failed around a callback: " + failure.getClass().getName());
            if (!task.ran) {
                task.run();
            }
        }
        return task.outcome();
    }

    /** One call; of one thread. */
    private static final class Task<T extends @Nullable Object> implements Runnable {

        private final Callable<T> work;
        private boolean ran;
        private @Nullable T result;
        private @Nullable Throwable failure;

        Task(Callable<T> work) {
            this.work = work;
        }

        @Override
        public void run() {
            ran = true;
            try {
                result = work.call();
            } catch (Exception | Error thrown) { // no context is to see it, and to make something else of it
                failure = thrown;
            }
        }

        @SuppressWarnings("NullAway") // the result is what the work returned
        T outcome() throws Exception {
            if (failure instanceof Exception exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            return result;
        }
    }
}
