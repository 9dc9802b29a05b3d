// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.testing;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * How many live instances each class has in the server.
 *
 * @param instances by the name of the class
 */
public record Histogram(Map<String, Long> instances) {

    private static final Pattern LINE = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(\\S+)");

    /** Copies the map. */
    public Histogram {
        instances = Map.copyOf(instances);
    }

    /** What {@link HistogramServlet} tells. */
    public static Histogram of(Site site) {
        var instances = new HashMap<String, Long>();
        for (MatchResult line :
                LINE.matcher(Http.get(site.http("/histogram")).body()).results().toList()) {
            instances.merge(line.group(2), Long.valueOf(line.group(1)), Long::sum);
        }
        if (instances.isEmpty()) {
            throw new IllegalStateException("The server told no histogram.");
        }
        return new Histogram(instances);
    }

    /** All instances. */
    public long total() {
        return instances.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The classes that have more instances than before, and how many more. */
    public Map<String, Long> growthSince(Histogram before) {
        var growth = new TreeMap<String, Long>();
        instances.forEach((name, count) -> {
            long more = count - before.instances().getOrDefault(name, 0L);
            if (more > 0) {
                growth.put(name, more);
            }
        });
        return growth;
    }
}
