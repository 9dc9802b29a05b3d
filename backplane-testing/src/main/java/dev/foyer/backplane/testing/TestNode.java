// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.backplane.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

import dev.foyer.spi.Backplane;
import dev.foyer.spi.Position;
import dev.foyer.spi.Retention;
import dev.foyer.spi.Topic;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A node with the engine that is tested, and what has arrived there. Safe for any thread.
 *
 * @param id the id of the node
 * @param arrived messages, those of logs with their positions before them, and news of the connection
 */
public record TestNode(Backplane engine, String id, BlockingQueue<String> arrived) implements Backplane.Listener {

    /** Arrives when the engine has lost its connection. */
    public static final String INTERRUPTED = "interrupted";

    /** Arrives when the engine is back, and all logs are those from before. */
    public static final String RESUMED = "resumed";

    /** Arrives when the engine is back, and logs may be lost. */
    public static final String RESUMED_WITHOUT_LOGS = "resumed without logs";

    /** Arrives when the engine is back, and nothing is lost. */
    public static final String CONTINUED = "continued";

    /** Is published to find out who gets it, and left out of what has arrived. */
    static final String PROBE = "probe";

    @Override
    public void received(Topic topic, String message) {
        if (!message.equals(PROBE)) {
            arrived.add(message);
        }
    }

    @Override
    public void logged(Topic topic, Position at, String message) {
        arrived.add(at + " " + message);
    }

    @Override
    public void interrupted() {
        arrived.add(INTERRUPTED);
    }

    @Override
    public void resumed(boolean sameLogs) {
        arrived.add(sameLogs ? RESUMED : RESUMED_WITHOUT_LOGS);
    }

    @Override
    public void continued() {
        arrived.add(CONTINUED);
    }

    /** Waits for the next that arrives. */
    public String next() {
        try {
            String next = arrived.poll(EngineContract.PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(next).as("a message, or news of the connection").isNotNull();
            return String.valueOf(next);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Waits for the next ones that arrive. */
    public List<String> next(int count) {
        var all = new ArrayList<String>();
        for (int i = 0; i < count; i++) {
            all.add(next());
        }
        return all;
    }

    /** Publishes a message, and returns how many other nodes get it. */
    public int publish(Topic topic, String message) {
        return EngineContract.get(engine.publish(topic, message));
    }

    /** Appends a message, and returns its position. */
    public Position append(Topic topic, String message, Retention keep) {
        return EngineContract.get(engine.append(topic, message, keep)).at();
    }
}
