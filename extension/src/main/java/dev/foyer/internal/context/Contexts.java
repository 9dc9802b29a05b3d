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
 * Gives a thread the context of one application (naming, component, class loader, caller) by the server's means. A
 * context is captured once: when the application starts, and when the handshake of a logged-in user begins. Safe for
 * any thread.
 */
public final class Contexts implements Surroundings {

    private final ClassLoader loader;
    private final Executor application;
    private final Executor own;
    private final @Nullable Supplier<Executor> capture;
    private final BooleanSupplier missing;

    /**
     * Creates the contexts of one application.
     *
     * @param application runs work on the calling thread, in the context that the application had when it started
     * @param own the same for Foyer's own work, which calls none of the application's code
     * @param capture makes such an executor for the context of the calling thread, or {@code null} if the server cannot
     * @param missing tests whether the calling thread lacks that context, as far as the server can tell
     */
    public Contexts(
            ClassLoader loader,
            Executor application,
            Executor own,
            @Nullable Supplier<Executor> capture,
            BooleanSupplier missing) {
        this.loader = loader;
        this.application = application;
        this.own = own;
        this.capture = capture;
        this.missing = missing;
    }

    /** Returns contexts for a server that has only class loaders. */
    public static Contexts of(ClassLoader loader) {
        Executor bare = withLoader(loader, Runnable::run);
        return new Contexts(loader, bare, bare, null, () -> false);
    }

    /** Returns an executor that runs work on the calling thread, with a class loader, within another context. */
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

    /** Returns the application's class loader. */
    ClassLoader loader() {
        return loader;
    }

    /** Tests whether each callback is given a context. If not, only Foyer's threads are: the container's have it. */
    public boolean areCaptured() {
        return capture != null;
    }

    /** Runs work on the calling thread, in the application's context. */
    public void run(Runnable work) {
        application.execute(work);
    }

    /** Runs Foyer's own work on the calling thread, in the application's context. */
    public void runOwn(Runnable work) {
        own.execute(work);
    }

    /** Does the same as {@link #runOwn}, but without the context if the server has ended it. */
    public void tryOwn(Runnable work) {
        run(own, work);
    }

    /** Runs work on the calling thread, in this context or, without one, in the application's. */
    void run(@Nullable Executor context, Runnable work) {
        try {
            in(context == null ? application : context, Executors.callable(work));
        } catch (RuntimeException failure) {
            throw failure;
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the context for callbacks without a user, or {@code null} if the thread has it already. */
    @Nullable
    Executor ofApplication() {
        return capture == null ? null : application;
    }

    /** Returns the context of a connection that this request opens, or {@code null} if the thread has it already. */
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

    /** Tests whether this is certainly no thread of the application, such as one of the JDK's common pool. */
    private boolean isForeign() {
        ClassLoader current = Thread.currentThread().getContextClassLoader();
        boolean nobodys = current == null || current == ClassLoader.getSystemClassLoader();
        return (nobodys && current != loader) || missing.getAsBoolean();
    }

    /** Does work in a context on this thread, or without it if the server has ended it, as during a stop. */
    static <T extends @Nullable Object> T in(@Nullable Executor context, Callable<T> work) throws Exception {
        if (context == null) {
            return work.call();
        }
        var task = new ContextTask<>(work);
        try {
            context.execute(task);
        } catch (RuntimeException failure) { // thrown by the context, as exceptions of the work are kept apart
            Log.debug(
                    "A context failed around a callback: " + failure.getClass().getName());
            if (!task.hasRun()) {
                task.run();
            }
        }
        return task.outcome();
    }
}
