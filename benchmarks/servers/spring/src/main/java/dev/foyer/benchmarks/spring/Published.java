// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.spring;

/** What the members of a room receive. */
record Published(String event, String room, Text data) {
    record Text(int publisher, long seq, String text) {}

    static Published of(Request.Publication publication) {
        Text text = new Text(publication.publisher(), publication.seq(), publication.text());
        return new Published("published", publication.room(), text);
    }
}
