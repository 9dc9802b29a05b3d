// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.util.Properties;
import java.util.function.Supplier;

/** What the build tells the tests. On a server, an application starts in a process of its own and sees none of it. */
final class TestsProperties {

    private static final String PREFIX = "foyer.";

    private TestsProperties() {}

    /** Starts an application that does not take what the tests are told for settings of its own. */
    static <T> T hiddenFrom(Supplier<T> start) {
        Properties all = System.getProperties();
        var others = new Properties();
        others.putAll(all);
        others.keySet().removeIf(name -> name.toString().startsWith(PREFIX));
        System.setProperties(others);
        try {
            return start.get();
        } finally {
            System.setProperties(all);
        }
    }
}
