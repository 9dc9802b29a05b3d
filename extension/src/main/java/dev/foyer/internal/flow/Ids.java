// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.internal.flow;

import java.util.Base64;
import java.util.random.RandomGenerator;

/** Makes ids of 128 bits: nobody guesses one, and no two are equal. */
public final class Ids {

    private static final int BYTES = 16;

    private Ids() {}

    /** Returns a new id of 22 letters, digits, hyphens and underscores. */
    public static String next(RandomGenerator random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
