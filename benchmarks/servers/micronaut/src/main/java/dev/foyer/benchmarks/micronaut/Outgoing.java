// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.micronaut;

/** What the server sends. */
public sealed interface Outgoing {

    record Reply(int reply, Object data) implements Outgoing {}

    record Published(String event, String room, Story data) implements Outgoing {}

    record Story(int publisher, long seq, String text) {}
}
