// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

/** How large the stress tests are: of the usual size, or with {@code -Dfoyer.stress=full} of the full one. */
public final class Scale {

    private Scale() {}

    /** One of two sizes. */
    public static int of(int usual, int full) {
        return isFull() ? full : usual;
    }

    /** Whether it is the full size. */
    public static boolean isFull() {
        return "full".equals(System.getProperty("foyer.stress"));
    }
}
