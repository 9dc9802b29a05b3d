// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/** A record that is to be kept, or no longer. Nobody waits for it. */
public final class Keeping extends Request {

    private static final int ROW_BYTES = 100;

    private final String name;
    private final @Nullable String content;
    private final Duration afterwards;
    private volatile boolean done;

    /**
     * Keeps a record.
     *
     * @param content {@code null} to keep none any more
     * @param afterwards how long to keep it after the end of this node
     */
    public Keeping(String name, @Nullable String content, Duration afterwards) {
        this.name = name;
        this.content = content;
        this.afterwards = afterwards;
    }

    public String name() {
        return name;
    }

    /** Returns the record, or {@code null} if none is to be kept any more. */
    public @Nullable String content() {
        return content;
    }

    public Duration afterwards() {
        return afterwards;
    }

    /** Notes that the transaction was committed. */
    public void written() {
        done = true;
    }

    @Override
    public int bytes() {
        return ROW_BYTES + name.length() + (content == null ? 0 : content.length());
    }

    @Override
    public void fail() {
        done = true;
    }

    @Override
    public boolean isDone() {
        return done;
    }
}
