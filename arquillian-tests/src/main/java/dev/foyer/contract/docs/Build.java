// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.contract.docs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The versions of the build, all of which are in the POM of the root. */
final class Build {

    private static final String POM = Pages.read(Pages.ROOT.resolve("pom.xml"));
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([\\w.-]+)}");

    private Build() {}

    /** The version of an artifact that the POM manages. */
    static String version(String group, String artifact) {
        return resolved(part(
                "<groupId>" + Pattern.quote(group) + "</groupId>\\s*<artifactId>" + Pattern.quote(artifact)
                        + "</artifactId>\\s*<version>(.*?)</version>",
                group + ":" + artifact));
    }

    /** A property of the POM. */
    static String property(String name) {
        if (name.equals("project.version")) {
            return property("revision");
        }
        return resolved(part("<" + Pattern.quote(name) + ">(.*?)</", name));
    }

    private static String resolved(String value) {
        return REFERENCE.matcher(value).replaceAll(reference -> Matcher.quoteReplacement(property(reference.group(1))));
    }

    private static String part(String pattern, String what) {
        Matcher found = Pattern.compile(pattern).matcher(POM);
        if (!found.find()) {
            throw new IllegalArgumentException("There is no version of " + what + " in the POM of the root.");
        }
        return found.group(1);
    }
}
