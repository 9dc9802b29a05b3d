// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.test.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the log short during a test. Nodes say what happens to them, which is much here, and takes time. */
final class Quiet implements BeforeEachCallback, AfterEachCallback {

    private final Logger root = Logger.getLogger("");
    private final Level usual = root.getLevel();

    @Override
    public void beforeEach(ExtensionContext test) {
        root.setLevel(Level.OFF);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        root.setLevel(usual);
    }
}
