// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.container.server;

import java.time.Duration;
import java.util.concurrent.Executor;

import dev.foyer.internal.transport.Closers;

/**
 * Closes sessions of an application that may have ended, and with it all of its threads but the workers.
 *
 * @param workers run the closing
 */
public record SimpleClosers(Executor workers) implements Closers {

    private static final Duration LIMIT = Duration.ofSeconds(10);

    @Override
    public Duration limit() {
        return LIMIT;
    }

    @Override
    public void close(Runnable close, Runnable cut) {
        workers.execute(close);
    }

    @Override
    public void closeLater(Runnable close, Runnable cut) {
        workers.execute(close);
    }
}
