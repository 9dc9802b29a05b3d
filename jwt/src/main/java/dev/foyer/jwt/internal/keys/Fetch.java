// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.jwt.internal.keys;

import java.io.IOException;

/** Fetches keys. Called by one thread at a time, except for {@link #cancel}. */
public interface Fetch {

    /**
     * Returns the keys that are there now. May take as long as it takes to find out that nobody answers.
     *
     * @throws IOException if they cannot be had
     * @throws KeyMistake if they are none
     */
    KeySet fetch() throws IOException, KeyMistake;

    /** Makes what is under way fail. Called by any thread. */
    void cancel();
}
