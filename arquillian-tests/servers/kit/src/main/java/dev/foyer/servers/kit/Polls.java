// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers.kit;

import java.time.Duration;

import org.awaitility.Awaitility;

/** Lets time pass in applications while a test looks again and again, as it does for those on a server. */
final class Polls {

    private static final Duration BETWEEN = Duration.ofMillis(100);

    private Polls() {}

    static void passTimeOf(KitServer server) {
        Awaitility.pollInSameThread();
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(Duration.ofMillis(1));
        Awaitility.setDefaultConditionEvaluationListener(looked -> {
            if (!looked.isSatisfied()) {
                server.advance(BETWEEN);
            }
        });
    }
}
