// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.benchmarks.smoke;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Properties;

/** Foyer's shares as a run that was trusted had them, by scenario. */
public final class StoredShares {

    private final Map<String, Double> shares;

    StoredShares(Map<String, Double> shares) {
        this.shares = Map.copyOf(shares);
    }

    /** Reads {@code smoke.properties} in the directory of the benchmarks. */
    public static StoredShares in(Path home) throws IOException {
        var properties = new Properties();
        try (Reader reader = Files.newBufferedReader(home.resolve("smoke.properties"))) {
            properties.load(reader);
        }
        var shares = new HashMap<String, Double>();
        for (String scenario : properties.stringPropertyNames()) {
            shares.put(scenario, Double.valueOf(properties.getProperty(scenario)));
        }
        return new StoredShares(shares);
    }

    OptionalDouble of(String scenario) {
        Double share = shares.get(scenario);
        return share == null ? OptionalDouble.empty() : OptionalDouble.of(share);
    }
}
