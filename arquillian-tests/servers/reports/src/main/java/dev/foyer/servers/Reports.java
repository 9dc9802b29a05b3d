// Copyright the Foyer authors
// SPDX-License-Identifier: Apache-2.0
package dev.foyer.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Reads what Failsafe wrote about the tests of one server. */
final class Reports {

    private static final Pattern PARAMETERS = Pattern.compile("[^\\w$]");

    private Reports() {}

    /**
     * How each test went, by {@code package.Class.method}, and what a class itself failed of, by {@code package.Class.}.
     *
     * @param directory of a module's build, with Failsafe's XML files of the first try and of the second
     * @param since reports from before are of another build and left out
     */
    static Map<String, Outcome> ofBothTries(Path directory, Instant since) throws IOException {
        Map<String, Outcome> outcomes = read(directory.resolve("failsafe-reports"), since);
        Map<String, Outcome> again = read(directory.resolve("failsafe-reports-again"), since);
        again.forEach((test, second) ->
                outcomes.merge(test, second == Outcome.PASSED ? Outcome.SECOND : second, (first, last) -> {
                    if (first != Outcome.PASSED) {
                        return last;
                    }
                    return last == Outcome.SECOND ? Outcome.PASSED : Outcome.SECOND;
                }));
        outcomes.replaceAll((test, outcome) -> isClass(test) && passes(test, again) ? Outcome.SECOND : outcome);
        return outcomes;
    }

    /** Whether it is no test, and a class that failed as a whole. */
    static boolean isClass(String test) {
        return test.endsWith(".");
    }

    private static boolean passes(String testClass, Map<String, Outcome> again) {
        return !again.containsKey(testClass) && again.keySet().stream().anyMatch(test -> test.startsWith(testClass));
    }

    /**
     * How each test went in one try. One that is reported several times, as for several parameters, has the worst outcome.
     *
     * @param directory of Failsafe's XML files
     * @param since reports from before are of another build and left out
     */
    static Map<String, Outcome> read(Path directory, Instant since) throws IOException {
        var outcomes = new TreeMap<String, Outcome>();
        if (!Files.isDirectory(directory)) {
            return outcomes;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().matches("TEST-.*\\.xml") && isOfBuild(file, since)) {
                    read(file, outcomes);
                }
            }
        }
        return outcomes;
    }

    /** Whether a file is not from before the build began. */
    static boolean isOfBuild(Path file, Instant began) throws IOException {
        return !Files.getLastModifiedTime(file).toInstant().isBefore(began);
    }

    private static void read(Path file, Map<String, Outcome> outcomes) throws IOException {
        for (Element test : elements(root(file), "testcase")) {
            String method = test.getAttribute("name");
            String name = test.getAttribute("classname") + "."
                    + (method.equals("initializationError") ? "" : PARAMETERS.split(method, 2)[0]);
            outcomes.merge(name, outcome(test), (one, other) -> one.compareTo(other) > 0 ? one : other);
        }
    }

    private static Element root(Path file) throws IOException {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
        } catch (SAXException | ParserConfigurationException broken) {
            throw new IOException(file + " is no report of tests", broken);
        }
    }

    private static Outcome outcome(Element test) {
        if (!elements(test, "skipped").isEmpty()) {
            return Outcome.SKIPPED;
        }
        boolean failed =
                !elements(test, "failure").isEmpty() || !elements(test, "error").isEmpty();
        return failed ? Outcome.FAILED : Outcome.PASSED;
    }

    private static List<Element> elements(Element parent, String name) {
        return Stream.iterate(parent.getFirstChild(), node -> node != null, Node::getNextSibling)
                .filter(node -> node.getNodeName().equals(name))
                .map(Element.class::cast)
                .toList();
    }
}
