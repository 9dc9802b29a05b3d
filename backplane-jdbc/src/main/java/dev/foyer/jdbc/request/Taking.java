// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jdbc.request;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A record that is to be taken. */
public final class Taking extends Request {

    private static final int BYTES = 200;

    private final String node;
    private final String name;
    private final CompletableFuture<Optional<String>> taken = new CompletableFuture<>();

    public Taking(String node, String name) {
        this.node = node;
        this.name = name;
    }

    public String node() {
        return node;
    }

    public String name() {
        return name;
    }

    public CompletableFuture<Optional<String>> taken() {
        return taken;
    }

    @Override
    public int bytes() {
        return BYTES;
    }

    @Override
    public void fail() {
        taken.complete(Optional.empty());
    }

    @Override
    public boolean isDone() {
        return taken.isDone();
    }
}
